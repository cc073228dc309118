package io.xiaoneng.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteBackCacheTest {

  private static final class Sum extends WriteBackCache.Entry {
    int value;

    Sum(String key, int value) {
      super(key);
      this.value = value;
    }
  }

  /** What is stored, and how often it was asked for. */
  private static final class Stored implements WriteBackCache.Store<Sum> {
    final Map<String, Integer> values = new HashMap<>();
    int loads;

    @Override
    public Sum load(String key) {
      loads++;
      return new Sum(key, values.getOrDefault(key, 0));
    }

    @Override
    public void store(Sum entry) {
      values.put(entry.key(), entry.value);
    }
  }

  private final Stored stored = new Stored();

  private static void add(WriteBackCache<Sum> cache, String key, int more) throws Exception {
    Sum sum = cache.get(key);
    sum.value += more;
    cache.touch(sum);
  }

  @Test
  void whatChangedIsShownOnceInTheOrderOfTheKeys() throws Exception {
    WriteBackCache<Sum> cache = new WriteBackCache<>(stored, 10);
    for (String key : List.of("b", "a", "b", "c", "a")) {
      add(cache, key, 1);
    }
    List<String> shown = new ArrayList<>();
    cache.settle(each -> shown.add(each.key() + each.value));
    cache.settle(each -> shown.add("again " + each.key()));

    assertThat(shown).containsExactly("a2", "b2", "c1");
    assertThat(stored.values).as("not before a save").isEmpty();
  }

  @Test
  void theLongestUntouchedLeaveFirstAndAreStored() throws Exception {
    WriteBackCache<Sum> cache = new WriteBackCache<>(stored, 2);
    for (String key : List.of("a", "b", "c", "a")) {
      add(cache, key, 1);
    }
    assertThat(cache.surplus()).isEqualTo(1);
    cache.settle(each -> {});

    assertThat(stored.values).containsExactly(Map.entry("b", 1));
    cache.save();
    assertThat(stored.values).containsOnly(Map.entry("a", 2), Map.entry("b", 1), Map.entry("c", 1));
  }

  @Test
  void aSaveInTheMiddleOfABundleIsRefused() throws Exception {
    WriteBackCache<Sum> cache = new WriteBackCache<>(stored, 2);
    add(cache, "a", 1);

    assertThatThrownBy(cache::save)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 entries changed");
  }

  @Test
  void whateverItsSizeEverySumIsStoredInTheEnd() throws Exception {
    for (int capacity : new int[] {1, 7, 1_000}) {
      Stored store = new Stored();
      WriteBackCache<Sum> cache = new WriteBackCache<>(store, capacity);
      Map<String, Integer> expected = new HashMap<>();
      Random random = new Random(capacity);
      for (int i = 0; i < 2_000; i++) {
        String key = "k" + random.nextInt(40);
        int more = 1 + random.nextInt(9);
        add(cache, key, more);
        expected.merge(key, more, Integer::sum);
        if (random.nextInt(20) == 0) {
          cache.settle(each -> {});
        }
        if (random.nextInt(200) == 0) {
          cache.settle(each -> {});
          cache.save();
          assertThat(store.values).isEqualTo(expected);
        }
      }
      cache.settle(each -> {});
      cache.save();

      assertThat(store.values).isEqualTo(expected);
      assertThat(store.loads).isGreaterThanOrEqualTo(40);
    }
  }
}
