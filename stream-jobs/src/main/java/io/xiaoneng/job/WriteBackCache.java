package io.xiaoneng.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Keyed state in memory, in front of the state backend: entries are loaded when first touched, and
 * stored when they are evicted or a checkpoint comes. Bounded; not thread-safe.
 *
 * @param <E> an entry; it may be changed in place, then {@link #touch} must be called
 */
public final class WriteBackCache<E extends WriteBackCache.Entry> {

  /** A keyed value in memory. It knows itself what is still to be done with it: no second map. */
  public abstract static class Entry {
    private final String key;
    private boolean touched;
    private boolean unsaved;

    protected Entry(String key) {
      this.key = key;
    }

    /** By which it is kept. */
    public final String key() {
      return key;
    }
  }

  /** The state backend behind the cache. */
  public interface Store<E> {
    /** The entry of that key, or an empty one. */
    E load(String key) throws Exception;

    /** Keeps the entry. */
    void store(E entry) throws Exception;
  }

  private final Store<E> store;
  private final int capacity;
  private final LinkedHashMap<String, E> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private final List<E> touched = new ArrayList<>();
  private int unsaved;

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
  public void touch(E entry) {
    Entry state = entry;
    if (!state.touched) {
      state.touched = true;
      touched.add(entry);
    }
  }

  /** How many entries changed since the last {@link #settle}. */
  public int touched() {
    return touched.size();
  }

  /** By how many entries it is over its capacity, which only {@link #settle} mends. */
  public int surplus() {
    return Math.max(0, entries.size() - capacity);
  }

  /** What is done with each entry that changed. */
  public interface Change<E> {
    /** May change the entry further. */
    void accept(E entry) throws Exception;
  }

  /**
   * The end of a bundle: shows every entry that changed since the last, then evicts the surplus.
   * They come in the order of their keys: in which a table keeps them, which spares it the sorting.
   */
  public void settle(Change<E> change) throws Exception {
    touched.sort(Comparator.comparing(Entry::key));
    for (E each : touched) {
      change.accept(each);
      Entry state = each;
      state.touched = false;
      if (!state.unsaved) {
        state.unsaved = true;
        unsaved++;
      }
    }
    touched.clear();
    Iterator<E> eldest = entries.values().iterator();
    for (int surplus = surplus(); surplus > 0; surplus--) {
      E gone = eldest.next();
      eldest.remove();
      save(gone);
    }
  }

  private void save(E entry) throws Exception {
    Entry state = entry;
    if (state.unsaved) {
      state.unsaved = false;
      unsaved--;
      store.store(entry);
    }
  }

  /** Stores everything that changed; nothing may be touched and unsettled. */
  public void save() throws Exception {
    if (!touched.isEmpty()) {
      throw new IllegalStateException(touched.size() + " entries changed and are not settled");
    }
    if (unsaved > 0) {
      for (E each : entries.values()) {
        save(each);
      }
    }
  }
}
