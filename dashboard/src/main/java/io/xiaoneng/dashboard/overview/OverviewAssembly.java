package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.overview.Overview.Count;
import io.xiaoneng.dashboard.overview.OverviewParts.Frame;
import io.xiaoneng.dashboard.overview.OverviewQueries.Handling;
import io.xiaoneng.dashboard.overview.OverviewQueries.Open;
import io.xiaoneng.dashboard.overview.OverviewQueries.Slot;
import io.xiaoneng.dashboard.overview.OverviewQueries.Sums;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the parts that were read together to one picture; reads nothing itself. */
@Component
class OverviewAssembly {

  private static final int HOURS = 24;
  private static final int DEEMED_AFTER = 5;
  private static final List<String> CHANNELS =
      List.of("COUNTER", "TERMINAL", "WEB", "MOBILE", "MAILBOX", "DOORSTEP", "PHONE", "OTHER");

  private final RegistryView registry;
  private final WorkDays workDays;
  private final CityClock clock;

  OverviewAssembly(RegistryView registry, WorkDays workDays, CityClock clock) {
    this.registry = registry;
    this.workDays = workDays;
    this.clock = clock;
  }

  Overview assemble(OverviewParts parts, Freshness freshness) {
    Frame frame = parts.frame();
    Index now = new Index(parts.counts().byDistrict());
    Index past = new Index(parts.past().byDistrict());
    return new Overview(
        1,
        clock.now(),
        frame.day(),
        frame.today(),
        workDays.counted(frame.day()),
        frame.minute(),
        frame.empty(),
        freshness,
        new Overview.Ages(parts.counts().at(), parts.past().at(), parts.cases().at()),
        now(parts, now),
        period(parts, past),
        stock(parts.cases().open()),
        districts(parts, now, past),
        channels(parts),
        course(parts),
        trend(parts),
        parts.cases().recent());
  }

  private static Overview.Now now(OverviewParts parts, Index now) {
    Sums decided = now.total("decided");
    return new Overview.Now(
        count(parts, now, "applied"),
        count(parts, now, "accepted"),
        count(parts, now, "decided"),
        Rate.of(decided.online(), decided.n()));
  }

  /** Slots that are wholly over count whole; of the running one, its share of minutes. */
  private static Count count(OverviewParts parts, Index now, String kind) {
    LocalDate before = parts.frame().day().minusWeeks(1);
    int minute = parts.frame().minute();
    double soFar = 0;
    long whole = 0;
    for (Slot slot : parts.cases().course()) {
      if (slot.kind().equals(kind) && slot.day().equals(before)) {
        whole += slot.n();
        double passed =
            (minute - slot.slot() * OverviewQueries.SLOT) / (double) OverviewQueries.SLOT;
        soFar += slot.n() * Math.max(0, Math.min(1, passed));
      }
    }
    return new Count(now.total(kind).n(), Math.round(soFar), whole);
  }

  private static Overview.Period period(OverviewParts parts, Index past) {
    Sums decided = past.total("decided");
    Sums due = past.total("due");
    return new Overview.Period(
        parts.frame().from(),
        parts.frame().to(),
        past.total("applied").n(),
        decided.n(),
        Rate.of(decided.online(), decided.n()),
        Rate.of(due.onTime(), due.n()),
        spread(parts.past().handling(), null),
        window(
            parts,
            parts.frame().from().minusDays(OverviewService.PERIOD_DAYS),
            parts.frame().from().minusDays(1)),
        weeks(parts));
  }

  /** Whole weeks up to the end of the period, the oldest first. */
  private static List<Overview.Window> weeks(OverviewParts parts) {
    List<Overview.Window> weeks = new ArrayList<>();
    LocalDate to = parts.frame().to();
    for (int back = OverviewService.TREND_WEEKS - 1; back >= 0; back--) {
      LocalDate last = to.minusWeeks(back);
      weeks.add(window(parts, last.minusDays(6), last));
    }
    return weeks;
  }

  private static Overview.Window window(OverviewParts parts, LocalDate from, LocalDate to) {
    Index days = new Index(parts.past().byDay());
    Sums decided = days.days("decided", from, to);
    Sums due = days.days("due", from, to);
    return new Overview.Window(
        from,
        to,
        Rate.of(decided.online(), decided.n()),
        Rate.of(due.onTime(), due.n()),
        decided.timed() == 0 ? null : (double) decided.days() / decided.timed());
  }

  private static Overview.Stock stock(List<Open> open) {
    return new Overview.Stock(
        open.stream().mapToLong(Open::open).sum(),
        open.stream().mapToLong(Open::overdue).sum(),
        open.stream().mapToLong(Open::waiting).sum());
  }

  private List<Overview.District> districts(OverviewParts parts, Index now, Index past) {
    Map<String, Open> open = new HashMap<>();
    parts.cases().open().forEach(each -> open.put(each.district(), each));
    List<String> areas =
        registry.atLevel(Unit.Level.DISTRICT).stream().map(UnitNode::code).sorted().toList();
    // Areas first: the city's departments serve everybody and are not compared with them.
    TreeSet<String> codes =
        new TreeSet<>(
            Comparator.comparing((String code) -> !areas.contains(code))
                .thenComparing(Comparator.naturalOrder()));
    codes.addAll(open.keySet());
    codes.addAll(areas);
    codes.addAll(now.keys());
    codes.addAll(past.keys());
    List<Overview.District> rows = new ArrayList<>();
    for (String code : codes) {
      Sums decided = past.get("decided", code);
      Sums due = past.get("due", code);
      Open stock = open.getOrDefault(code, new Open(code, 0, 0, 0));
      UnitNode unit = registry.unit(code);
      rows.add(
          new Overview.District(
              code,
              unit.nameZh(),
              unit.nameEn(),
              now.get("applied", code).n(),
              now.get("decided", code).n(),
              past.get("applied", code).n(),
              decided.n(),
              Rate.of(decided.online(), decided.n()),
              Rate.of(due.onTime(), due.n()),
              spread(parts.past().handling(), code),
              stock.open(),
              stock.overdue()));
    }
    return rows;
  }

  private static List<Overview.Channel> channels(OverviewParts parts) {
    Index now = new Index(parts.counts().byChannel());
    Index past = new Index(parts.past().byChannel());
    long all = past.total("applied").n();
    TreeSet<String> codes = new TreeSet<>(now.keys());
    codes.addAll(past.keys());
    List<String> ordered = new ArrayList<>(CHANNELS);
    codes.stream().filter(code -> !CHANNELS.contains(code)).forEach(ordered::add);
    List<Overview.Channel> rows = new ArrayList<>();
    for (String code : ordered) {
      if (codes.contains(code)) {
        Sums due = past.get("due", code);
        long applied = past.get("applied", code).n();
        rows.add(
            new Overview.Channel(
                code,
                now.get("applied", code).n(),
                applied,
                all == 0 ? null : (double) applied / all,
                Rate.of(due.onTime(), due.n())));
      }
    }
    return rows;
  }

  private static Overview.Course course(OverviewParts parts) {
    LocalDate day = parts.frame().day();
    LocalDate before = day.minusWeeks(1);
    List<Slot> slots = parts.cases().course();
    int hours = Math.min(HOURS, parts.frame().minute() / 60 + 1);
    return new Overview.Course(
        before,
        hourly(slots, "applied", day, hours),
        hourly(slots, "accepted", day, hours),
        hourly(slots, "decided", day, hours),
        whole(hourly(slots, "applied", before, HOURS)),
        whole(hourly(slots, "accepted", before, HOURS)),
        whole(hourly(slots, "decided", before, HOURS)));
  }

  private static List<@Nullable Long> hourly(
      List<Slot> slots, String kind, LocalDate day, int hours) {
    long[] sums = new long[HOURS];
    for (Slot slot : slots) {
      if (slot.kind().equals(kind) && slot.day().equals(day)) {
        sums[Math.min(HOURS - 1, slot.slot() * OverviewQueries.SLOT / 60)] += slot.n();
      }
    }
    List<@Nullable Long> list = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      list.add(hour < hours ? (Long) sums[hour] : null);
    }
    return list;
  }

  private static List<Long> whole(List<@Nullable Long> hours) {
    List<Long> list = new ArrayList<>();
    for (Long hour : hours) {
      list.add(hour == null ? 0L : hour);
    }
    return list;
  }

  private List<Overview.Day> trend(OverviewParts parts) {
    Index days = new Index(parts.past().byDay());
    List<Overview.Day> rows = new ArrayList<>();
    LocalDate last = parts.frame().to();
    for (int back = OverviewService.TREND_DAYS - 1; back >= 0; back--) {
      LocalDate day = last.minusDays(back);
      String key = day.toString();
      Sums decided = days.get("decided", key);
      Sums due = days.get("due", key);
      // a deemed acceptance holds once five counted days have passed
      boolean holds = workDays.between(day, parts.frame().day()) > DEEMED_AFTER;
      long deemed = holds ? days.get("deemed", key).n() : 0;
      rows.add(
          new Overview.Day(
              day,
              workDays.counted(day),
              days.get("applied", key).n(),
              days.get("accepted", key).n() + deemed,
              decided.n(),
              Rate.of(decided.online(), decided.n()),
              Rate.of(due.onTime(), due.n())));
    }
    return rows;
  }

  private static Spread spread(List<Handling> handling, @Nullable String district) {
    TreeMap<Integer, Long> merged = new TreeMap<>();
    for (Handling each : handling) {
      if (district == null || district.equals(each.district())) {
        for (int i = 0; i < each.days().length; i++) {
          merged.merge(each.days()[i], each.counts()[i], Long::sum);
        }
      }
    }
    return Spread.of(merged);
  }

  /** Sums by cohort and key. */
  private static final class Index {

    private final Map<String, Map<String, Sums>> byCohort = new HashMap<>();

    Index(List<Sums> sums) {
      for (Sums each : sums) {
        byCohort.computeIfAbsent(each.cohort(), cohort -> new TreeMap<>()).put(each.key(), each);
      }
    }

    Sums get(String cohort, String key) {
      return byCohort.getOrDefault(cohort, Map.of()).getOrDefault(key, Sums.none(cohort, key));
    }

    Sums total(String cohort) {
      return byCohort.getOrDefault(cohort, Map.of()).values().stream()
          .reduce(Sums.none(cohort, ""), Sums::plus);
    }

    /** The days of a row of days, both ends inclusive, where the keys are dates. */
    Sums days(String cohort, LocalDate from, LocalDate to) {
      return byCohort.getOrDefault(cohort, Map.of()).values().stream()
          .filter(each -> !LocalDate.parse(each.key()).isBefore(from))
          .filter(each -> !LocalDate.parse(each.key()).isAfter(to))
          .reduce(Sums.none(cohort, ""), Sums::plus);
    }

    TreeSet<String> keys() {
      TreeSet<String> keys = new TreeSet<>();
      byCohort
          .values()
          .forEach(
              each ->
                  each.values().stream().filter(s -> s.n() > 0).forEach(s -> keys.add(s.key())));
      return keys;
    }
  }
}
