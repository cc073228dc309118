package io.xiaoneng.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state in memory, in front of the state backend: entries are loaded when first touched, and
 * stored when they are evicted or a checkpoint comes. Bounded; not thread-safe.
 *
 * <p>Every record looks an entry up, so that costs no more than it must: entries are chained in the
 * table themselves, and a look-up changes nothing but a mark in the entry. Eviction goes through
 * the entries in the order they came and passes over those asked for since it last saw them.
 *
 * @param <E> an entry; it may be changed in place, then {@link #touch} must be called
 */
public final class WriteBackCache<E extends WriteBackCache.Entry> {

  /** A keyed value in memory. It knows itself what is still to be done with it: no second map. */
  public abstract static class Entry {
    private final String key;
    private final int hash;
    private final long order;
    private @Nullable Entry next;
    private boolean askedFor;
    private boolean touched;
    private boolean unsaved;

    protected Entry(String key) {
      this(key, head(key));
    }

    /**
     * @param order by which entries are shown, as an unsigned number, then by their keys
     */
    protected Entry(String key, long order) {
      this.key = key;
      this.hash = spread(key);
      this.order = order;
    }

    /** Orders as the keys do, as far as eight narrow characters tell. */
    private static long head(String key) {
      long order = 0;
      boolean narrow = true;
      for (int i = 0; i < 8; i++) {
        int c = narrow && i < key.length() ? Math.min(key.charAt(i), 0xFF) : 0;
        narrow &= c < 0xFF;
        order = order << 8 | c;
      }
      return order;
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

  private static final int SMALLEST_TABLE = 1 << 10;

  private final Store<E> store;
  private final int capacity;
  private @Nullable Entry[] table = new Entry[SMALLEST_TABLE];

  /** All of them, in the order they came, or were last passed over. */
  private final ArrayDeque<E> entries = new ArrayDeque<>();

  private final List<E> touched = new ArrayList<>();

  /** What changed since the last save; also some that were stored meanwhile. */
  private final List<E> unsaved = new ArrayList<>();

  /**
   * @param capacity so many entries stay after {@link #settle}; more may be held before it
   */
  public WriteBackCache(Store<E> store, int capacity) {
    this.store = store;
    this.capacity = capacity;
  }

  private static int spread(String key) {
    int hash = key.hashCode();
    return hash ^ hash >>> 16;
  }

  /** The entry of that key. */
  @SuppressWarnings("unchecked") // Only entries of type E get into the table.
  public E get(String key) throws Exception {
    int hash = spread(key);
    for (Entry each = table[hash & table.length - 1]; each != null; each = each.next) {
      if (each.hash == hash && each.key.equals(key)) {
        each.askedFor = true;
        return (E) each;
      }
    }
    E entry = store.load(key);
    entries.add(entry);
    if (entries.size() > table.length) {
      grow();
    } else {
      chain(entry);
    }
    return entry;
  }

  private void chain(Entry entry) {
    int slot = entry.hash & table.length - 1;
    entry.next = table[slot];
    table[slot] = entry;
  }

  private void grow() {
    table = new Entry[table.length * 2];
    entries.forEach(this::chain);
  }

  private void unchain(Entry entry) {
    int slot = entry.hash & table.length - 1;
    Entry before = table[slot];
    if (before == entry) {
      table[slot] = entry.next;
      return;
    }
    while (before != null && before.next != entry) {
      before = before.next;
    }
    if (before != null) {
      before.next = entry.next;
    }
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
    touched.sort(WriteBackCache::inOrder);
    for (E each : touched) {
      change.accept(each);
      Entry state = each;
      state.touched = false;
      if (!state.unsaved) {
        state.unsaved = true;
        unsaved.add(each);
      }
    }
    touched.clear();
    evict();
  }

  private static int inOrder(Entry a, Entry b) {
    int byOrder = Long.compareUnsigned(a.order, b.order);
    return byOrder != 0 ? byOrder : a.key.compareTo(b.key);
  }

  private void evict() throws Exception {
    int surplus = surplus();
    while (surplus > 0) {
      E eldest = entries.remove();
      Entry state = eldest;
      if (state.askedFor) {
        state.askedFor = false;
        entries.add(eldest);
      } else {
        unchain(eldest);
        save(eldest);
        surplus--;
      }
    }
    if (unsaved.size() > 2 * entries.size()) {
      unsaved.removeIf(entry -> !((Entry) entry).unsaved);
    }
  }

  private void save(E entry) throws Exception {
    Entry state = entry;
    if (state.unsaved) {
      state.unsaved = false;
      store.store(entry);
    }
  }

  /** Stores everything that changed; nothing may be touched and unsettled. */
  public void save() throws Exception {
    if (!touched.isEmpty()) {
      throw new IllegalStateException(touched.size() + " entries changed and are not settled");
    }
    for (E each : unsaved) {
      save(each);
    }
    unsaved.clear();
  }
}
