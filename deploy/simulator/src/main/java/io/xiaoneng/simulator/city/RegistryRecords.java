package io.xiaoneng.simulator.city;

import io.xiaoneng.event.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The city as records of the registry topic. */
public final class RegistryRecords {

  private RegistryRecords() {}

  /** Key to JSON, in the order to send: units from the top, items, senders, points, the rest. */
  public static Map<String, byte[]> of(City city) {
    Map<String, byte[]> records = new LinkedHashMap<>();
    city.offices().forEach(office -> records.put("unit/" + office.code(), json(unit(office))));
    city.items().forEach(item -> records.put("item/" + item.code() + "/1", json(item(item))));
    city.senders().forEach(each -> records.put("source/" + each.prefix(), json(source(each))));
    city.points()
        .forEach(site -> records.put("point/" + site.id(), json(point(site, city.items()))));
    Reform.datasets(city.offices()).forEach((key, fields) -> records.put(key, json(fields)));
    Bundle.bundles(city.items())
        .forEach(bundle -> records.put("bundle/" + bundle.code(), json(bundle(bundle))));
    for (int agency = 1; agency <= Agencies.COUNT; agency++) {
      records.put("agency/" + Agencies.code(agency), json(agency(agency)));
    }
    return records;
  }

  private static Map<String, Object> bundle(Bundle bundle) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "bundle");
    fields.put("code", bundle.code());
    fields.put("nameZh", bundle.nameZh());
    fields.put("nameEn", bundle.nameEn());
    fields.put("items", bundle.items().stream().map(ServiceItem::code).toList());
    return fields;
  }

  private static Map<String, Object> agency(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "agency");
    fields.put("code", Agencies.code(number));
    fields.put("nameZh", "第" + number + "中介机构（示例）");
    fields.put("nameEn", "Agency " + number + " (example)");
    fields.put("services", List.of(Agencies.service(number)));
    return fields;
  }

  private static byte[] json(Map<String, Object> fields) {
    return Json.writeBytes(fields);
  }

  private static Map<String, Object> unit(Office office) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "unit");
    fields.put("code", office.code());
    fields.put("nameZh", office.nameZh());
    fields.put("nameEn", office.nameEn());
    fields.put("level", office.level().name());
    fields.put("class", office.unitClass());
    String parent = office.parent();
    if (parent != null) {
      fields.put("parent", parent);
    }
    fields.put("urban", office.urban());
    if (office.population() > 0) {
      fields.put("population", office.population());
    }
    fields.put("lon", rounded(office.lon()));
    fields.put("lat", rounded(office.lat()));
    return fields;
  }

  private static Map<String, Object> item(ServiceItem item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "item");
    fields.put("code", item.code());
    fields.put("version", 1L);
    fields.put("nameZh", item.nameZh());
    fields.put("type", item.type());
    if (!item.immediate()) {
      fields.put("promised", working(item.promised()));
      fields.put("statutory", working(item.statutory()));
    }
    fields.put("immediate", item.immediate());
    fields.putAll(Reform.of(item));
    return fields;
  }

  private static Map<String, Object> working(int days) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("amount", (long) days);
    limit.put("kind", "WORKING");
    return limit;
  }

  private static Map<String, Object> source(City.Sender sender) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "source");
    fields.put("prefix", sender.prefix());
    fields.put("nameZh", sender.nameZh());
    fields.put("unit", sender.unit());
    fields.put("reportsVisits", sender.visits());
    fields.put("reportsHeartbeats", sender.heartbeats());
    fields.put("expectedLagSeconds", (long) sender.lagSeconds());
    return fields;
  }

  private static Map<String, Object> point(Site site, List<ServiceItem> items) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "point");
    fields.put("id", site.id());
    fields.put("pointKind", site.kind());
    fields.put("nameZh", site.nameZh());
    fields.put("unit", site.unit());
    fields.put("lon", rounded(site.lon()));
    fields.put("lat", rounded(site.lat()));
    fields.put("hours", site.hours());
    fields.put("items", Reform.offered(site, items));
    return fields;
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
