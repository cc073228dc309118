package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Office;
import io.xiaoneng.simulator.city.ServiceItem;
import io.xiaoneng.simulator.city.Site;
import io.xiaoneng.simulator.truth.CasePlan;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of one case, from the application to the rating. It is a function of (seed, day, cell,
 * index) alone. One instance belongs to one thread.
 */
public final class CaseLife {

  private static final double TEST = 0.001;
  private static final double[] OFFLINE_CHANNELS = Dice.cumulative(70, 21, 4.5, 2.5, 1.5, 0.5);
  private static final String[] OFFLINE = {
    "COUNTER", "TERMINAL", "MAILBOX", "DOORSTEP", "PHONE", "OTHER"
  };

  private final long seed;
  private final City city;
  private final OfficeTime office;
  private final Rhythm rhythm;
  private final Senders senders;
  private final Mishaps mishaps;
  private final CaseWriter out;
  private final Handling handling;
  private final Together together;
  private final Map<Long, String> dates = new HashMap<>();

  public CaseLife(long seed, City city, OfficeTime office, Rhythm rhythm) {
    this.seed = Dice.derive(seed, 0xCA5E);
    this.city = city;
    this.office = office;
    this.rhythm = rhythm;
    this.senders = new Senders(city);
    this.mishaps = new Mishaps(office);
    this.out = new CaseWriter(new WireTime(office.zone()));
    this.handling = new Handling(city, office, out);
    this.together = new Together(seed, city);
  }

  /** The case of that day, cell and index. */
  public Life of(long day, int cell, int index) {
    Dice dice = new Dice(Dice.derive(Dice.derive(Dice.derive(seed, day), cell), index));
    Together.Part part = together.of(day, cell, city.cellCode(cell), index);
    ServiceItem item =
        cell == City.CITY_CELL
            ? city.cityItems().get(dice.pick(city.cityItemWeights()))
            : city.items().get(dice.pick(city.itemWeights()));
    item = part == null ? item : part.item();
    // What belongs together is asked for in one form.
    String channel = part == null ? channel(item, day, cell, dice) : "WEB";
    Office unit = city.responsible(item, cell, dice);
    String number = number(day, cell, index);
    boolean test = dice.chance(TEST);
    out.begin(number, test);
    long applied =
        rhythm.moment(part == null ? day : office.plus(day, part.afterDays()), channel, dice);
    Site site = site(channel, unit, cell, dice);
    String source = source(channel, site, cell, dice);
    ticket(item, channel, site, source, applied, number, dice);
    writeApplication(item, unit, channel, site, cell, source, applied, part, dice);
    Handling.Outcome outcome =
        handling.handle(
            new Handling.Request(
                item,
                unit,
                cell,
                channel,
                source,
                senders.backOffice(cell, item.department()),
                site,
                applied),
            dice);
    List<SimEvent> deliveries = mishaps.deliveries(out.end(), cell, dice);
    if (source.startsWith("/hall/") && Senders.silent(cell, day)) {
      // The hall's day is lost, so are the cases that began in it.
      return Life.empty();
    }
    return new Life(
        new CasePlan(
            number,
            unit.code(),
            district(unit, cell),
            item.code(),
            channel,
            item.immediate(),
            item.promised(),
            outcome.promisedDueAt(),
            outcome.grantedDays(),
            outcome.agencyDueAt(),
            test),
        deliveries);
  }

  private String channel(ServiceItem item, long day, int cell, Dice dice) {
    boolean working = office.counted(day);
    double online = Math.min(0.96, rhythm.online(day, cell, working) * item.online());
    if (dice.chance(online)) {
      return dice.chance(item.ofPersons() ? 0.68 : 0.25) ? "MOBILE" : "WEB";
    }
    String offline = OFFLINE[dice.pick(OFFLINE_CHANNELS)];
    boolean hasTerminals = cell != City.CITY_CELL && !city.terminals().get(cell).isEmpty();
    if (!working) {
      // Halls are closed; terminals stand in the open.
      return hasTerminals ? "TERMINAL" : "MOBILE";
    }
    return offline.equals("TERMINAL") && !hasTerminals ? "COUNTER" : offline;
  }

  private @Nullable Site site(String channel, Office unit, int cell, Dice dice) {
    return switch (channel) {
      case "TERMINAL" -> City.anyOf(city.terminals().get(cell), dice);
      case "COUNTER", "DOORSTEP" -> {
        List<Site> centres = cell == City.CITY_CELL ? List.of() : city.centres().get(cell);
        for (Site centre : centres) {
          if (unit.code().startsWith(centre.unit())) {
            yield centre;
          }
        }
        yield city.halls().get(cell);
      }
      default -> null;
    };
  }

  private String source(String channel, @Nullable Site site, int cell, Dice dice) {
    return switch (channel) {
      case "WEB" -> "/online/portal";
      case "MOBILE" -> "/online/app";
      case "TERMINAL" -> senders.terminal(cell, site == null ? "" : site.id());
      default ->
          senders.counter(
              cell, site == null ? city.halls().get(cell).id() : site.id(), 1 + dice.below(24));
    };
  }

  /** Most who come to a hall draw a number first. */
  private void ticket(
      ServiceItem item,
      String channel,
      @Nullable Site site,
      String source,
      long applied,
      String number,
      Dice dice) {
    if (!channel.equals("COUNTER")
        || site == null
        || !site.kind().equals("HALL")
        || !dice.chance(0.7)) {
      return;
    }
    String ticket = "Q-" + number;
    long called = applied - dice.between(20_000, 3 * OfficeTime.MINUTE);
    long taken = called - (long) (OfficeTime.MINUTE * (0.5 + 24 * dice.unit() * dice.unit()));
    long served = applied + dice.between(2 * OfficeTime.MINUTE, 25 * OfficeTime.MINUTE);
    String window = source.substring(source.lastIndexOf('/') + 1);
    out.data().ascii("servicePoint", site.id()).ascii("item", item.code());
    out.addOf(ticket, EventType.QUEUE_TAKEN, source, taken);
    out.data().ascii("servicePoint", site.id()).ascii("window", window);
    out.addOf(ticket, EventType.QUEUE_CALLED, source, called);
    out.data().ascii("servicePoint", site.id()).ascii("window", window);
    out.addOf(ticket, EventType.QUEUE_SERVED, source, served);
  }

  private void writeApplication(
      ServiceItem item,
      Office unit,
      String channel,
      @Nullable Site site,
      int cell,
      String source,
      long applied,
      Together.@Nullable Part part,
      Dice dice) {
    int materials = item.immediate() ? 1 + dice.below(3) : 2 + dice.below(8);
    JsonBytes data =
        out.data()
            .ascii("unit", unit.code())
            .ascii("item", item.code())
            .number("itemVersion", 1)
            .ascii("channel", channel)
            .ascii(
                "applicantKind",
                dice.chance(item.ofPersons() ? 0.94 : 0.08) ? "PERSON" : "ORGANISATION")
            .number("materialsRequired", materials)
            .number("materialsShared", dice.below(materials + 1));
    if (site != null) {
      data.ascii("servicePoint", site.id());
    }
    if (item.owner() == 'C' && cell != City.CITY_CELL) {
      data.ascii("receivingUnit", city.cellCode(cell));
    }
    if (part != null && part.isProject()) {
      data.ascii("project", part.instance()).text("stage", part.stage());
    } else if (part != null) {
      data.ascii("bundle", part.of().code()).ascii("bundleCase", part.instance());
    }
    if (channel.equals("DOORSTEP") || dice.chance(0.03)) {
      data.flag("assisted", true);
    }
    out.add(EventType.CASE_APPLIED, source, applied);
  }

  private String number(long day, int cell, int index) {
    String date =
        dates.computeIfAbsent(
            day, d -> LocalDate.ofEpochDay(d).format(DateTimeFormatter.BASIC_ISO_DATE));
    String digits = Integer.toString(100_000 + index);
    return city.cellCode(cell) + "-" + date + "-" + digits.substring(1);
  }

  /** By the registry: a city department stands for itself, every other unit for its district. */
  private String district(Office unit, int cell) {
    String parent = unit.parent();
    return parent != null && parent.equals(City.CODE) ? unit.code() : city.cellCode(cell);
  }
}
