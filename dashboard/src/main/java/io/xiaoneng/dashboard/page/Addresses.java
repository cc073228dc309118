package io.xiaoneng.dashboard.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of the same question asked a little differently. */
public final class Addresses {

  private Addresses() {}

  /**
   * The address of a case's page. Numbers are what senders make of them: one that cannot stand in a
   * path goes into the query.
   */
  public static String ofCase(String caseId) {
    return Figures.fitsIntoPath(caseId)
        ? "/cases/" + UriUtils.encodePathSegment(caseId, StandardCharsets.UTF_8)
        : "/cases?q=" + UriUtils.encode(caseId, StandardCharsets.UTF_8);
  }

  /**
   * An address with these parameters.
   *
   * @param parameters as they were sent
   * @param without names of those to leave out
   * @param more to be added, or to stand in the place of those of their name
   */
  public static String of(
      String path,
      Map<String, String[]> parameters,
      Iterable<String> without,
      Map<String, String> more) {
    Map<String, String[]> all = new LinkedHashMap<>(parameters);
    without.forEach(all::remove);
    more.forEach((name, value) -> all.put(name, new String[] {value}));
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Map<String, Object> values = new LinkedHashMap<>();
    all.forEach(
        (name, each) -> {
          for (String value : each) {
            String variable = "v" + values.size();
            values.put(variable, value);
            address.queryParam(name, "{" + variable + "}");
          }
        });
    return address.encode().buildAndExpand(values).toUriString();
  }
}
