package io.xiaoneng.dashboard.scope;

import io.xiaoneng.dashboard.casefile.CaseFileService;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Scope;
import io.xiaoneng.dashboard.security.ScopeGate;
import io.xiaoneng.registry.Point;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds requests against the tree of units as it is now. A request is made to ask for the subtree
 * only, or refused; what reads figures and cases need not know who asks.
 */
@Component
class UnitGate implements ScopeGate {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final RegistryView registry;
  private final MetricService metrics;
  private final CaseFileService cases;

  UnitGate(RegistryView registry, MetricService metrics, CaseFileService cases) {
    this.registry = registry;
    this.metrics = metrics;
    this.cases = cases;
  }

  @Override
  public Verdict judge(
      HttpServletRequest request, Scope scope, String unit, Map<String, String> variables) {
    Set<String> own = registry.subtree(unit);
    return switch (scope) {
      case PLAIN, ASKED_BY_SERVICE -> new Pass(request);
      case UNIT_IN_PATH -> pass(own.contains(variable(variables, "code")), request, FORBIDDEN);
      case UNIT_PARAMETER -> narrowed(request, unit, own);
      case METRIC -> metric(request, variable(variables, "id"), false, unit, own);
      case METRIC_LIST -> metric(request, variable(variables, "id"), true, unit, own);
      case CORRECTION -> {
        String metric = request.getParameter("metric");
        yield metric == null || metric.isBlank()
            ? narrowed(request, unit, own)
            : metric(request, metric, true, unit, own);
      }
      case METRIC_PARAMETER -> {
        String metric = request.getParameter("metric");
        if (!within(request, "with", own)) {
          yield new Refuse(FORBIDDEN);
        }
        yield metric == null || metric.isBlank()
            ? narrowed(request, unit, own)
            : metric(request, metric, false, unit, own);
      }
      case CASE_IN_PATH -> {
        String path = variables.get("path");
        String id = path == null ? variable(variables, "id") : path.substring(1);
        yield pass(isOwn(id, own), request, NOT_FOUND);
      }
      case CASE_PARAMETER -> {
        String[] asked = request.getParameterValues("q");
        String id = asked == null || asked.length == 0 ? "" : asked[0].strip();
        boolean one = asked == null || asked.length <= 1;
        yield pass(one && (id.isEmpty() || isOwn(id, own)), request, NOT_FOUND);
      }
      case POINT_IN_PATH -> {
        Point point = registry.registry().point(variable(variables, "code"));
        yield pass(point != null && own.contains(point.unit()), request, NOT_FOUND);
      }
    };
  }

  private static String variable(Map<String, String> variables, String name) {
    return Objects.requireNonNullElse(variables.get(name), "");
  }

  private static Verdict pass(boolean own, HttpServletRequest request, int otherwise) {
    return own ? new Pass(request) : new Refuse(otherwise);
  }

  /** Figures that cannot be asked for by unit tell of all units at once. */
  private Verdict metric(
      HttpServletRequest request, String metric, boolean rows, String unit, Set<String> own) {
    if (metrics.answers(metric)
        && (!metrics.goesByUnit(metric) || rows && metrics.tellsWhoRated(metric))) {
      return new Refuse(FORBIDDEN);
    }
    return narrowed(request, unit, own);
  }

  /** Every unit asked for is of the subtree; where none is, the top of it is. */
  private static Verdict narrowed(HttpServletRequest request, String unit, Set<String> own) {
    List<String> asked = asked(request, "unit");
    if (!own.containsAll(asked)) {
      return new Refuse(FORBIDDEN);
    }
    String values = asked.isEmpty() ? unit : String.join(",", asked);
    return new Pass(new OneParameter(request, "unit", values));
  }

  private static boolean within(HttpServletRequest request, String name, Set<String> own) {
    return own.containsAll(asked(request, name));
  }

  private static List<String> asked(HttpServletRequest request, String name) {
    List<String> asked = new ArrayList<>();
    String[] sent = request.getParameterValues(name);
    for (String list : sent == null ? new String[0] : sent) {
      for (String each : list.split(",", -1)) {
        if (!each.isBlank()) {
          asked.add(each);
        }
      }
    }
    return asked;
  }

  private boolean isOwn(String caseId, Set<String> own) {
    return cases
        .find(caseId)
        .map(file -> file.facts().attributes())
        .map(attributes -> own.contains(attributes.unit()))
        .orElse(false);
  }
}
