package io.xiaoneng.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DecompositionTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final int MANY = 300;

  @Test
  void aMixThatMovesToWorseWorkIsToldApartFromWorkDoneBetter() {
    // 0.82 → 0.75. Kitagawa: speed 0.35 × 0.1 = 0.035; mix −0.3 × 0.9 + 0.3 × 0.55 = −0.105.
    Decomposition change =
        Decomposition.of(
            Map.of(item("A"), new Amount(72, 80), item("B"), new Amount(10, 20)),
            Map.of(item("A"), new Amount(45, 50), item("B"), new Amount(30, 50)));

    assertThat(change.from()).isCloseTo(0.82, EXACT);
    assertThat(change.to()).isCloseTo(0.75, EXACT);
    assertThat(change.effects().volume()).isCloseTo(0, EXACT);
    assertThat(change.effects().items()).isCloseTo(-0.105, EXACT);
    assertThat(change.effects().speed()).isCloseTo(0.035, EXACT);
  }

  @Test
  void moreOfWhatIsBelowTheMeanIsWhatLowersIt() {
    Decomposition change =
        Decomposition.of(
            Map.of(item("A"), new Amount(72, 80), item("B"), new Amount(10, 20)),
            Map.of(item("A"), new Amount(45, 50), item("B"), new Amount(30, 50)));

    // Against the middle of 0.82 and 0.75: −0.3 × (0.9 − 0.785) and 0.3 × (0.55 − 0.785).
    Map<String, Contribution> items = change.by(Stratum::item);
    assertThat(items.get("A").effects().items()).isCloseTo(-0.0345, EXACT);
    assertThat(items.get("B").effects().items()).isCloseTo(-0.0705, EXACT);
  }

  @Test
  void casesThatMoveToASlowerUnitAreVolume() {
    Decomposition change =
        Decomposition.of(
            Map.of(at("u1", "A"), new Amount(100, 50), at("u2", "A"), new Amount(400, 50)),
            Map.of(at("u1", "A"), new Amount(40, 20), at("u2", "A"), new Amount(640, 80)));

    // 5.0 → 6.8 days: 0.3 × (8 − 2), whatever is done within the units is as it was.
    assertThat(change.to() - change.from()).isCloseTo(1.8, EXACT);
    assertThat(change.effects().volume()).isCloseTo(1.8, EXACT);
    assertThat(change.effects().items()).isCloseTo(0, EXACT);
    assertThat(change.effects().speed()).isCloseTo(0, EXACT);
  }

  @Test
  void whatIsNewOrGoneIsMixAndNeverSpeed() {
    Decomposition change =
        Decomposition.of(
            Map.of(item("old"), new Amount(30, 10), item("both"), new Amount(50, 10)),
            Map.of(item("new"), new Amount(90, 10), item("both"), new Amount(50, 10)));

    assertThat(change.effects().speed()).isEqualTo(0);
    assertThat(change.effects().items()).isCloseTo(3, EXACT);
    assertThat(change.by(Stratum::item).get("new").effects().items())
        .isCloseTo(0.5 * (9 - 5.5), EXACT);
    assertThat(change.by(Stratum::item).get("old").effects().items())
        .isCloseTo(-0.5 * (3 - 5.5), EXACT);
  }

  @Test
  void aUnitThatIsNewIsVolume() {
    Decomposition change =
        Decomposition.of(
            Map.of(at("u1", "A"), new Amount(20, 10)),
            Map.of(at("u1", "A"), new Amount(20, 10), at("u2", "B"), new Amount(60, 10)));

    assertThat(change.effects().volume()).isCloseTo(2, EXACT);
    assertThat(change.effects().items()).isCloseTo(0, EXACT);
    assertThat(change.effects().speed()).isCloseTo(0, EXACT);
  }

  @Test
  void aSumWithoutWeightIsSpeed() {
    Decomposition change =
        Decomposition.of(
            Map.of(item("A"), new Amount(5, 10), item("odd"), new Amount(-2, 0)),
            Map.of(item("A"), new Amount(5, 10)));

    assertThat(change.from()).isCloseTo(0.3, EXACT);
    assertThat(change.effects().speed()).isCloseTo(0.2, EXACT);
    assertThat(change.effects().total()).isCloseTo(0.2, EXACT);
  }

  @Test
  void causesSumToTheChangeWhateverTheStrata() {
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> after = month(random);
      Decomposition change = Decomposition.of(before, after);
      assertThat(change.from()).isCloseTo(mean(before), EXACT);
      assertThat(change.to()).isCloseTo(mean(after), EXACT);
      assertThat(change.effects().total()).isCloseTo(mean(after) - mean(before), EXACT);
    }
  }

  @Test
  void causesAreTheMeanOverAllOrdersOfChangingThem() {
    Random random = new Random(2);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> after = month(random);
      Effects told = Decomposition.of(before, after).effects();
      double[] counted = orders(before, after);
      assertThat(told.volume()).isCloseTo(counted[0], EXACT);
      assertThat(told.items()).isCloseTo(counted[1], EXACT);
      assertThat(told.speed()).isCloseTo(counted[2], EXACT);
    }
  }

  @Test
  void theWayBackHasTheOtherSign() {
    Random random = new Random(3);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> after = month(random);
      Effects there = Decomposition.of(before, after).effects();
      Effects back = Decomposition.of(after, before).effects();
      assertThat(back.volume()).isCloseTo(-there.volume(), EXACT);
      assertThat(back.items()).isCloseTo(-there.items(), EXACT);
      assertThat(back.speed()).isCloseTo(-there.speed(), EXACT);
    }
  }

  @Test
  void nothingMovedIsNothingEvenWhereThereIsTwiceAsMuchOfAll() {
    Random random = new Random(4);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> twice = new HashMap<>();
      before.forEach((key, each) -> twice.put(key, each.plus(each)));
      Effects none = Decomposition.of(before, twice).effects();
      assertThat(none.volume()).isCloseTo(0, EXACT);
      assertThat(none.items()).isCloseTo(0, EXACT);
      assertThat(none.speed()).isCloseTo(0, EXACT);
    }
  }

  @Test
  void halvesOfAStratumOrOfAPartSayTheSame() {
    Random random = new Random(5);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> after = month(random);
      Effects whole = Decomposition.of(before, after).effects();
      Effects byKind = Decomposition.of(halved(before, true), halved(after, true)).effects();
      Effects byPart = Decomposition.of(halved(before, false), halved(after, false)).effects();
      for (Effects each : List.of(byKind, byPart)) {
        assertThat(each.volume()).isCloseTo(whole.volume(), EXACT);
        assertThat(each.items()).isCloseTo(whole.items(), EXACT);
        assertThat(each.speed()).isCloseTo(whole.speed(), EXACT);
      }
    }
  }

  @Test
  void theOrderOfTheStrataDoesNotMatterToTheLastBit() {
    Random random = new Random(6);
    for (int i = 0; i < MANY; i++) {
      Map<Stratum, Amount> before = month(random);
      Map<Stratum, Amount> after = month(random);
      Decomposition one = Decomposition.of(before, after);
      Decomposition other = Decomposition.of(shuffled(before, random), shuffled(after, random));
      assertThat(other.effects()).isEqualTo(one.effects());
      assertThat(other.by(Stratum::item)).isEqualTo(one.by(Stratum::item));
    }
  }

  @Test
  void contributionsOfItemsSumToTheCauses() {
    Random random = new Random(7);
    Decomposition change = Decomposition.of(month(random), month(random));
    Effects sum =
        change.by(Stratum::item).values().stream()
            .map(Contribution::effects)
            .reduce(Effects.NONE, Effects::plus);
    assertThat(sum.volume()).isCloseTo(change.effects().volume(), EXACT);
    assertThat(sum.items()).isCloseTo(change.effects().items(), EXACT);
    assertThat(sum.speed()).isCloseTo(change.effects().speed(), EXACT);
  }

  @Test
  void ofACountAllIsVolume() {
    Decomposition change =
        Decomposition.ofCounts(
            Map.of(item("A"), new Amount(7, 0), item("B"), new Amount(5, 0)),
            Map.of(item("A"), new Amount(9, 0), item("C"), new Amount(1, 0)));

    assertThat(change.from()).isEqualTo(12);
    assertThat(change.to()).isEqualTo(10);
    assertThat(change.effects()).isEqualTo(new Effects(-2, 0, 0));
    assertThat(change.by(Stratum::item).get("B").effects().volume()).isEqualTo(-5);
  }

  @Test
  void withoutCasesThereIsNoChange() {
    Map<Stratum, Amount> some = Map.of(item("A"), new Amount(1, 1));
    assertThatThrownBy(() -> Decomposition.of(Map.of(), some))
        .hasMessage("the earlier period has no cases");
    assertThatThrownBy(() -> Decomposition.of(some, Map.of(item("A"), new Amount(0, 0))))
        .hasMessage("the later period has no cases");
    assertThatThrownBy(() -> new Amount(1, -1)).hasMessage("no amount: 1.0 over -1.0");
  }

  private static Stratum item(String item) {
    return at("", item);
  }

  private static Stratum at(String part, String item) {
    return new Stratum(part, "WEB", item, "PERSON");
  }

  private static Map<Stratum, Amount> month(Random random) {
    Map<Stratum, Amount> month = new HashMap<>();
    int strata = 1 + random.nextInt(25);
    for (int i = 0; i < strata; i++) {
      Stratum stratum =
          new Stratum(
              "u" + random.nextInt(3),
              random.nextBoolean() ? "WEB" : "COUNTER",
              "i" + random.nextInt(4),
              random.nextBoolean() ? "PERSON" : "ORGANISATION");
      int weight = random.nextInt(40);
      month.put(stratum, new Amount(weight * random.nextDouble() * 9, weight));
    }
    month.put(item("i9"), new Amount(3, 1));
    return month;
  }

  private static double mean(Map<Stratum, Amount> month) {
    Amount all = month.values().stream().reduce(Amount.NONE, Amount::plus);
    return all.sum() / all.weight();
  }

  private static Map<Stratum, Amount> halved(Map<Stratum, Amount> month, boolean byKind) {
    Map<Stratum, Amount> halves = new HashMap<>();
    month.forEach(
        (each, amount) -> {
          Amount half = new Amount(amount.sum() / 2, amount.weight() / 2);
          for (String name : List.of("/1", "/2")) {
            halves.put(
                new Stratum(
                    byKind ? each.part() : each.part() + name,
                    each.channel(),
                    each.item(),
                    byKind ? each.kind() + name : each.kind()),
                half);
          }
        });
    return halves;
  }

  private static Map<Stratum, Amount> shuffled(Map<Stratum, Amount> month, Random random) {
    List<Stratum> keys = new ArrayList<>(month.keySet());
    Collections.shuffle(keys, random);
    Map<Stratum, Amount> shuffled = new LinkedHashMap<>();
    keys.forEach(each -> shuffled.put(each, month.get(each)));
    return shuffled;
  }

  /** Shapley's values by brute force: each of the six orders in which three things can change. */
  private static double[] orders(Map<Stratum, Amount> before, Map<Stratum, Amount> after) {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double[] effects = new double[3];
    for (int[] order : orders) {
      boolean[] later = new boolean[3];
      double was = figure(before, after, later);
      for (int factor : order) {
        later[factor] = true;
        double is = figure(before, after, later);
        effects[factor] += (is - was) / orders.length;
        was = is;
      }
    }
    return effects;
  }

  private static double figure(
      Map<Stratum, Amount> before, Map<Stratum, Amount> after, boolean[] later) {
    Set<String> names =
        new TreeSet<>(before.keySet().stream().map(Stratum::toString).collect(Collectors.toSet()));
    Map<String, Stratum> strata = new HashMap<>();
    before.keySet().forEach(each -> strata.put(each.toString(), each));
    after.keySet().forEach(each -> strata.put(each.toString(), each));
    names.addAll(strata.keySet());
    double figure = 0;
    for (String name : names) {
      Stratum each = strata.get(name);
      Map<Stratum, Amount> volume = later[0] ? after : before;
      Map<Stratum, Amount> items = later[1] ? after : before;
      Map<Stratum, Amount> speed = later[2] ? after : before;
      if (group(items, each) == 0) {
        items = later[1] ? before : after;
      }
      if (weight(speed, each) == 0) {
        speed = later[2] ? before : after;
      }
      if (weight(speed, each) > 0) {
        figure +=
            group(volume, each)
                / volume.values().stream().mapToDouble(Amount::weight).sum()
                * (weight(items, each) / group(items, each))
                * (speed.get(each).sum() / weight(speed, each));
      }
    }
    return figure;
  }

  private static double weight(Map<Stratum, Amount> month, Stratum stratum) {
    return month.getOrDefault(stratum, Amount.NONE).weight();
  }

  private static double group(Map<Stratum, Amount> month, Stratum stratum) {
    return month.entrySet().stream()
        .filter(each -> each.getKey().group().equals(stratum.group()))
        .mapToDouble(each -> each.getValue().weight())
        .sum();
  }
}
