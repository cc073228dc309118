package io.xiaoneng.simulator.city;

import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the city from its tables and a seed: the same seed, the same city. */
public final class CityBuilder {

  private static final int COMMUNITIES = 1_200;
  private static final double CITY_HALL_SHARE = 6;
  private static final String ALWAYS_OPEN = "24/7";
  private static final String OFFICE_HOURS = "Mo-Fr 09:00-12:00,13:00-17:00; PH off";

  /** That share of all units is slow. */
  private static final double SLOW_SHARE = 0.04;

  /** Large enough that their lagging shows, and is no accident of small numbers. */
  private static final Map<String, Double> LAGGING =
      Map.of("610102-RS", 0.16, "6101K1-SC", 0.12, "610124-ZR", 0.25, "610112-YB", 0.18);

  private final Dice dice;
  private final List<Office> offices = new ArrayList<>();
  private final List<Office> districts = new ArrayList<>();
  private final Map<String, Office> departments = new LinkedHashMap<>();
  private final List<List<Office>> streets = new ArrayList<>();
  private final List<List<Office>> communities = new ArrayList<>();
  private final List<Site> halls = new ArrayList<>();
  private final List<List<Site>> centres = new ArrayList<>();
  private final List<List<Site>> terminals = new ArrayList<>();
  private final List<Site> points = new ArrayList<>();
  private final List<City.Sender> senders = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  private CityBuilder(long seed) {
    dice = new Dice(Dice.derive(seed, 0x617));
  }

  /** The city of that seed. */
  public static City build(long seed) {
    return new CityBuilder(seed).city(seed);
  }

  private City city(long seed) {
    offices.add(
        office(City.CODE, "西安市（演示）", "Xi'an (demo)", Unit.Level.CITY, "", null, 108.94, 34.34));
    addDistricts();
    addDepartments();
    addStreets();
    addCommunities();
    addPoints();
    addSenders();
    List<ServiceItem> items = new ItemCatalogue(seed).items();
    List<ServiceItem> cityItems = items.stream().filter(item -> item.owner() == 'C').toList();
    Map<String, Office> byCode = new HashMap<>();
    offices.forEach(office -> byCode.put(office.code(), office));
    shares.add(CITY_HALL_SHARE);
    return new City(
        List.copyOf(offices),
        List.copyOf(districts),
        shares.stream().mapToDouble(Double::doubleValue).toArray(),
        departments,
        byCode,
        streets,
        communities,
        items,
        ItemCatalogue.zipf(items.size()),
        cityItems,
        ItemCatalogue.zipf(cityItems.size()),
        halls,
        centres,
        terminals,
        List.copyOf(points),
        List.copyOf(senders));
  }

  private void addDistricts() {
    for (String[] row : Table.rows("districts.csv")) {
      Office district =
          new Office(
              row[0],
              row[1],
              row[2],
              Unit.Level.DISTRICT,
              row[3],
              City.CODE,
              row[6].equals("1"),
              0,
              Double.parseDouble(row[4]),
              Double.parseDouble(row[5]),
              0.5,
              0.02);
      offices.add(district);
      districts.add(district);
      shares.add(Double.parseDouble(row[7]));
      streets.add(new ArrayList<>());
      communities.add(new ArrayList<>());
      centres.add(new ArrayList<>());
      terminals.add(new ArrayList<>());
    }
  }

  private void addDepartments() {
    for (String[] row : Table.rows("departments.csv")) {
      Office ofCity =
          office(
              City.CODE + "-" + row[0],
              row[1],
              row[1],
              Unit.Level.DEPARTMENT,
              "市级部门",
              City.CODE,
              108.94,
              34.34);
      offices.add(ofCity);
      departments.put(row[0], ofCity);
      for (Office district : row[2].isEmpty() ? List.<Office>of() : districts) {
        String name = district.nameZh() + row[2];
        offices.add(
            office(
                district.code() + "-" + row[0],
                name,
                district.nameEn() + " " + row[0],
                Unit.Level.DEPARTMENT,
                "区县部门",
                district.code(),
                district.lon(),
                district.lat()));
      }
    }
  }

  private void addStreets() {
    for (String table : List.of("streets.csv", "zone-streets.csv")) {
      for (String[] row : Table.rows(table)) {
        int cell = cellOf(row[0]);
        Office district = districts.get(cell);
        Office street =
            office(
                row[0],
                row[1],
                row[1],
                Unit.Level.STREET,
                "镇街",
                district.code(),
                near(district.lon(), cell),
                near(district.lat(), cell));
        offices.add(street);
        streets.get(cell).add(street);
      }
    }
  }

  private int cellOf(String streetCode) {
    for (int cell = 0; cell < districts.size(); cell++) {
      if (streetCode.startsWith(districts.get(cell).code())) {
        return cell;
      }
    }
    throw new IllegalStateException("sub-district " + streetCode + " lies in no district");
  }

  private void addCommunities() {
    int all = streets.stream().mapToInt(List::size).sum();
    int done = 0;
    int street = 0;
    for (int cell = 0; cell < districts.size(); cell++) {
      for (Office above : streets.get(cell)) {
        street++;
        // Evenly by running total, so that exactly COMMUNITIES come out.
        int until = (int) ((long) COMMUNITIES * street / all);
        for (int number = 1; done < until; done++, number++) {
          String code = above.code() + String.format("%03d", number);
          Office community =
              new Office(
                  code,
                  above.nameZh().replace("（示例）", "") + "第" + number + "社区（示例）",
                  above.code() + " community " + number,
                  Unit.Level.COMMUNITY,
                  "社区",
                  above.code(),
                  districts.get(cell).urban(),
                  dice.between(1_500, 12_000),
                  above.lon() + 0.01 * dice.normal(),
                  above.lat() + 0.01 * dice.normal(),
                  pace(),
                  lateChance(code));
          offices.add(community);
          communities.get(cell).add(community);
        }
      }
    }
  }

  private void addPoints() {
    for (int cell = 0; cell < districts.size(); cell++) {
      Office district = districts.get(cell);
      halls.add(
          site(
              "H-" + district.code(),
              "HALL",
              district.nameZh() + "政务服务中心",
              district,
              cell,
              OFFICE_HOURS,
              0));
      for (Office street : streets.get(cell)) {
        centres
            .get(cell)
            .add(
                site(
                    "C-" + street.code(),
                    "CENTRE",
                    street.nameZh() + "便民服务中心",
                    street,
                    cell,
                    OFFICE_HOURS,
                    0));
        // Three streets in four have terminals, one in eight a mailbox: there is something to do.
        int count = dice.chance(0.75) ? 1 + dice.below(4) : 0;
        for (int i = 1; i <= count; i++) {
          double down = dice.chance(0.02) ? 0.35 : 0.015;
          terminals
              .get(cell)
              .add(
                  site(
                      "T-" + street.code() + "-" + i,
                      "TERMINAL",
                      street.nameZh() + "自助终端" + i,
                      communityOf(cell, street, i),
                      cell,
                      ALWAYS_OPEN,
                      down));
        }
        if (dice.chance(0.125)) {
          site(
              "M-" + street.code(),
              "MAILBOX",
              street.nameZh() + "政务信包箱",
              street,
              cell,
              ALWAYS_OPEN,
              0);
        }
      }
    }
    halls.add(
        site("H-" + City.CODE, "HALL", "市政务服务中心", offices.get(0), City.CITY_CELL, OFFICE_HOURS, 0));
  }

  /** Terminals stand in communities, each in another one while there are any. */
  private Office communityOf(int cell, Office street, int number) {
    List<Office> here =
        communities.get(cell).stream()
            .filter(community -> street.code().equals(community.parent()))
            .toList();
    return here.isEmpty() ? street : here.get(number % here.size());
  }

  private void addSenders() {
    for (Office district : districts) {
      senders.add(
          new City.Sender(
              "/hall/" + district.code() + "/",
              district.nameZh() + "大厅系统",
              district.code(),
              true,
              false,
              300));
      senders.add(
          new City.Sender(
              "/terminal/" + district.code() + "/",
              district.nameZh() + "自助终端",
              district.code(),
              true,
              false,
              300));
    }
    senders.add(
        new City.Sender("/hall/" + City.CODE + "/", "市政务服务中心大厅系统", City.CODE, true, false, 300));
    senders.add(new City.Sender(City.GATEWAY, "自助终端心跳网关", City.CODE, false, true, 300));
    senders.add(new City.Sender("/online/portal", "政务服务网", City.CODE, true, false, 300));
    senders.add(new City.Sender("/online/app", "移动端应用", City.CODE, true, false, 300));
    senders.add(new City.Sender("/online/approval", "审批业务系统", City.CODE, true, false, 300));
    senders.add(new City.Sender("/online/legacy", "部门自建系统", City.CODE, false, false, 86_400));
  }

  private Site site(
      String id, String kind, String name, Office unit, int cell, String hours, double down) {
    Site site =
        new Site(
            id,
            kind,
            name,
            unit.code(),
            cell,
            unit.lon() + 0.004 * dice.normal(),
            unit.lat() + 0.004 * dice.normal(),
            hours,
            down);
    points.add(site);
    return site;
  }

  private Office office(
      String code,
      String nameZh,
      String nameEn,
      Unit.Level level,
      String unitClass,
      @Nullable String parent,
      double lon,
      double lat) {
    return new Office(
        code,
        nameZh,
        nameEn,
        level,
        unitClass,
        parent,
        true,
        0,
        lon,
        lat,
        pace(),
        lateChance(code));
  }

  private double pace() {
    return 0.35 + 0.3 * dice.unit();
  }

  private double lateChance(String code) {
    double usual = dice.chance(SLOW_SHARE) ? 0.12 + 0.18 * dice.unit() : 0.004 + 0.02 * dice.unit();
    return LAGGING.getOrDefault(code, usual);
  }

  /** Districts far out are wide. */
  private double near(double degrees, int cell) {
    return degrees
        + (districts.get(cell).unitClass().equals("远郊区县") ? 0.08 : 0.025) * dice.normal();
  }
}
