package io.xiaoneng.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed state in memory, in front of the state backend: entries are loaded when first touched, and
 * stored when they are evicted or a checkpoint comes. Bounded; not thread-safe.
 *
 * @param <E> an entry; it may be changed in place, then {@link #touch} must be called
 */
public final class WriteBackCache<E> {

  /** The state backend behind the cache. */
  public interface Store<E> {
    /** The entry of that key, or an empty one. */
    E load(String key) throws Exception;

    /** Keeps the entry. */
    void store(String key, E entry) throws Exception;
  }

  private final Store<E> store;
  private final int capacity;
  private final LinkedHashMap<String, E> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, E> touched = new HashMap<>();
  private final Map<String, E> unsaved = new HashMap<>();

  /**
   * @param capacity so many entries stay after {@link #settle}; more may be held before it
   */
  public WriteBackCache(Store<E> store, int capacity) {
    this.store = store;
    this.capacity = capacity;
  }

  /** The entry of that key. */
  public E get(String key) throws Exception {
    E entry = entries.get(key);
    if (entry == null) {
      entry = store.load(key);
      entries.put(key, entry);
    }
    return entry;
  }

  /** Says that the entry changed since the last {@link #settle}. */
  public void touch(String key, E entry) {
    touched.put(key, entry);
  }

  /** How many entries changed since the last {@link #settle}. */
  public int touched() {
    return touched.size();
  }

  /** What is done with each entry that changed. */
  public interface Change<E> {
    /** May change the entry further. */
    void accept(String key, E entry) throws Exception;
  }

  /**
   * The end of a bundle: shows every entry that changed since the last, then evicts the surplus.
   */
  public void settle(Change<E> change) throws Exception {
    for (Map.Entry<String, E> each : touched.entrySet()) {
      change.accept(each.getKey(), each.getValue());
    }
    unsaved.putAll(touched);
    touched.clear();
    evict();
  }

  private void evict() throws Exception {
    int surplus = entries.size() - capacity;
    if (surplus <= 0) {
      return;
    }
    List<String> gone = new ArrayList<>(surplus);
    Iterator<Map.Entry<String, E>> eldest = entries.entrySet().iterator();
    while (surplus-- > 0) {
      gone.add(eldest.next().getKey());
      eldest.remove();
    }
    for (String key : gone) {
      E entry = unsaved.remove(key);
      if (entry != null) {
        store.store(key, entry);
      }
    }
  }

  /** Stores everything that changed; nothing may be touched and unsettled. */
  public void save() throws Exception {
    if (!touched.isEmpty()) {
      throw new IllegalStateException(touched.size() + " entries changed and are not settled");
    }
    for (Map.Entry<String, E> each : unsaved.entrySet()) {
      store.store(each.getKey(), each.getValue());
    }
    unsaved.clear();
  }
}
