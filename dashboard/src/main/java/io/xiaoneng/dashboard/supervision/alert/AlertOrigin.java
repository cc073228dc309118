package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.casefile.ClockTrace;
import io.xiaoneng.dashboard.casefile.CaseFileService;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.supervision.card.CardOrigins;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** An alert as the origin of a card: the alert and the case's clock trace, as both are now. */
@Component
class AlertOrigin implements CardOrigins {

  static final String KIND = "ALERT";

  private final AlertReader alerts;
  private final CaseFileService cases;
  private final CityClock clock;
  private final JsonMapper json;

  AlertOrigin(AlertReader alerts, CaseFileService cases, CityClock clock, JsonMapper json) {
    this.alerts = alerts;
    this.cases = cases;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Evidence> find(String id) {
    return alerts.find(id).map(this::evidence);
  }

  @Override
  public Map<String, String> wrong(Collection<String> ids) {
    return alerts.withdrawn(ids).stream()
        .collect(
            Collectors.toMap(
                AlertLine::id,
                each ->
                    "预警已撤销：%s。The alert was withdrawn: %s."
                        .formatted(each.reasonZh(), each.reasonEn())));
  }

  @Override
  public Optional<Copy> copy(String id) {
    return alerts
        .find(id)
        .filter(alert -> !alert.lead().isEmpty() && !alert.lead().equals(alert.unit()))
        .flatMap(
            alert ->
                Optional.ofNullable(alert.caseId())
                    .map(number -> new Copy(alert.lead(), Addresses.ofCase(number))));
  }

  private Evidence evidence(AlertLine alert) {
    String caseId =
        Objects.requireNonNull(alert.caseId(), "an alert that was found tells its case");
    LocalDate day = clock.dateOf(alert.moment());
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("alert", alert);
    said.put("trace", cases.find(caseId).map(file -> traced(file.trace())).orElse(List.of()));
    return new Evidence(
        alert.unit(),
        null,
        day,
        day,
        json.writeValueAsString(said),
        UriComponentsBuilder.fromPath("/supervision/alerts")
            .queryParam("case", "{case}")
            .encode()
            .buildAndExpand(caseId)
            .toUriString(),
        "%s：办件 %s".formatted(alert.kindZh(), caseId),
        "%s: case %s".formatted(alert.kindEn(), caseId));
  }

  private static List<Map<String, Object>> traced(List<ClockTrace.Run> trace) {
    return trace.stream()
        .map(
            run -> {
              Map<String, Object> told = new LinkedHashMap<>();
              told.put("from", run.from());
              told.put("to", run.to());
              told.put("counted", run.counted());
              told.put("why", run.why().code());
              told.put("heldBy", run.heldBy());
              return told;
            })
        .toList();
  }
}
