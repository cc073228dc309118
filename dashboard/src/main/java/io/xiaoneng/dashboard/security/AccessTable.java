package io.xiaoneng.dashboard.security;

import static io.xiaoneng.dashboard.security.AccessRule.everybody;
import static io.xiaoneng.dashboard.security.AccessRule.of;
import static io.xiaoneng.dashboard.security.AccessRule.sender;
import static io.xiaoneng.dashboard.security.AccessRule.signedIn;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what: the only place that says so. The first line that fits a request decides; what no
 * line fits is for administrators alone, who learn there that it does not exist.
 */
@Component
public class AccessTable {

  /** Who sees the figures of the whole city. */
  private static final Set<Role> READERS =
      EnumSet.of(Role.ADMIN, Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR);

  /** Who sees what becomes of cards and tasks. */
  private static final Set<Role> SUPERVISING =
      EnumSet.of(Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR);

  /** Who sees what the stream suspects before anybody has looked at it. */
  private static final Set<Role> ALERTED =
      EnumSet.of(Role.ADMIN, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR);

  /** Who takes part in them, besides units. */
  private static final Set<Role> HANDS = EnumSet.of(Role.SUPERVISOR, Role.REVIEWER);

  /** Who closes months. */
  private static final Set<Role> ASSESSOR = EnumSet.of(Role.ASSESSOR);

  private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

  /** Who keeps the schedules of reports and sees what became of each. */
  private static final Set<Role> REPORTING = EnumSet.of(Role.ADMIN, Role.ASSESSOR);

  private static final Set<Role> ADMIN = EnumSet.of(Role.ADMIN);
  private static final Set<Role> SECURITY = EnumSet.of(Role.SECURITY);
  private static final Set<Role> AUDITOR = EnumSet.of(Role.AUDITOR);

  private static final List<AccessRule> RULES =
      List.of(
          // Before anybody has signed in.
          everybody("/login"),
          everybody("/login/code"),
          everybody("/error"),
          everybody("/assets/**"),
          everybody("/webjars/**"),
          everybody("/favicon.ico"),
          everybody("/favicon.svg"),
          everybody("/actuator/health"),
          everybody("/actuator/health/**"),
          everybody("/v3/api-docs"),
          of("", "/actuator", ADMIN),
          of("", "/actuator/**", ADMIN),
          // One's own account, users, and the log.
          signedIn("GET", "/account"),
          signedIn("POST", "/account"),
          signedIn("POST", "/account/second-factor"),
          signedIn("POST", "/account/second-factor/confirm"),
          signedIn("POST", "/account/second-factor/codes"),
          signedIn("POST", "/account/second-factor/remove"),
          // Help: what words mean, and the tour.
          signedIn("GET", "/help"),
          signedIn("GET", "/help/glossary"),
          signedIn("POST", "/help/tour"),
          // The board narrows notices to whoever asks.
          signedIn("GET", "/notices"),
          signedIn("POST", "/notices/{id}/read"),
          signedIn("POST", "/notices/read"),
          signedIn("GET", "/api/v1/notices"),
          signedIn("POST", "/api/v1/notices/{id}/read"),
          signedIn("POST", "/api/v1/notices/read"),
          of("GET", "/api/v1/notice-channels", ADMIN),
          of("POST", "/api/v1/notice-channels", ADMIN),
          of("GET", "/api/v1/notice-channels/{id}", ADMIN),
          of("PUT", "/api/v1/notice-channels/{id}", ADMIN),
          of("DELETE", "/api/v1/notice-channels/{id}", ADMIN),
          of("POST", "/api/v1/notice-channels/{id}/test", ADMIN),
          of("GET", "/notices/channels", ADMIN),
          of("POST", "/notices/channels", ADMIN),
          of("POST", "/notices/channels/{id}", ADMIN),
          of("POST", "/notices/channels/{id}/remove", ADMIN),
          of("POST", "/notices/channels/{id}/test", ADMIN),
          of("POST", "/notices/deliveries/{id}/retry", ADMIN),
          of("GET", "/api/v1/notice-deliveries", ADMIN),
          of("POST", "/api/v1/notice-deliveries/{id}/retry", ADMIN),
          signedIn("POST", "/logout"),
          of("GET", "/users", SECURITY),
          of("POST", "/users", SECURITY),
          of("POST", "/users/{name}", SECURITY),
          of("POST", "/users/{name}/password", SECURITY),
          of("POST", "/users/{name}/second-factor", SECURITY),
          of("POST", "/users/{name}/identity", SECURITY),
          of("GET", "/api/v1/users", SECURITY),
          of("POST", "/api/v1/users", SECURITY),
          of("GET", "/api/v1/users/{name}", SECURITY),
          of("PUT", "/api/v1/users/{name}", SECURITY),
          of("POST", "/api/v1/users/{name}/password", SECURITY),
          of("DELETE", "/api/v1/users/{name}/second-factor", SECURITY),
          of("DELETE", "/api/v1/users/{name}/identity", SECURITY),
          of("GET", "/api/v1/retention", ADMIN),
          of("POST", "/api/v1/retention/run", ADMIN),
          of("POST", "/api/v1/erasures", ADMIN),
          of("GET", "/audit", AUDITOR),
          of("GET", "/api/v1/audit", AUDITOR),
          of("GET", "/api/v1/audit/verify", AUDITOR),
          of("GET", "/api/v1/audit/export", AUDITOR).audited("export.audit"),
          // Intake.
          sender("POST", "/api/v1/events"),
          of("GET", "/api/v1/tokens", ADMIN),
          of("POST", "/api/v1/tokens", ADMIN).audited("token.made"),
          of("DELETE", "/api/v1/tokens/{name}", ADMIN).audited("token.revoked"),
          of("GET", "/api/v1/dead-letters", READERS),
          of("GET", "/api/v1/dead-letters/{sha256}", READERS),
          of("POST", "/api/v1/dead-letters/replay", ADMIN).audited("dead-letters.replayed"),
          // Registry.
          of("GET", "/api/v1/registry-changes", READERS),
          of("GET", "/api/v1/registry-changes/{id}/cases", READERS),
          of("GET", "/api/v1/registry/**", READERS),
          of("PUT", "/api/v1/registry/**", ADMIN).audited("registry.written"),
          of("DELETE", "/api/v1/registry/**", ADMIN).audited("registry.deleted"),
          of("POST", "/api/v1/registry/{kind}/import", ADMIN).audited("registry.import"),
          of("POST", "/api/v1/registry/{kind}/import/{token}", ADMIN).audited("registry.imported"),
          of("GET", "/registry", READERS),
          of("GET", "/registry/{kind}", READERS),
          of("GET", "/registry/changes/{id}", READERS),
          of("GET", "/registry/{kind}/template.csv", READERS),
          of("GET", "/registry/{kind}/records.csv", READERS).audited("export.registry"),
          of("POST", "/registry/{kind}/import", ADMIN).audited("registry.import"),
          of("POST", "/registry/{kind}/import/{token}", ADMIN).audited("registry.imported"),
          // Figures and what is behind them.
          of("GET", "/api/v1/metrics", READERS).andUnits(Scope.PLAIN),
          of("GET", "/api/v1/metrics/high-frequency/ledger", READERS).audited("export.ledger"),
          of("GET", "/api/v1/metrics/{id}", READERS).andUnits(Scope.METRIC),
          of("GET", "/api/v1/metrics/{id}/cases", READERS)
              .andUnits(Scope.METRIC_LIST)
              .audited("export.list"),
          of("GET", "/api/v1/metrics/{id}/change", READERS).andUnits(Scope.METRIC_LIST),
          of("GET", "/api/v1/metrics/{id}/path", READERS).andUnits(Scope.METRIC),
          of("GET", "/metrics", READERS).andUnits(Scope.PLAIN),
          of("GET", "/metrics/{id}.csv", READERS).andUnits(Scope.METRIC).audited("export.figures"),
          of("GET", "/metrics/{id}/definition", READERS).andUnits(Scope.PLAIN),
          of("GET", "/metrics/{id}/cases", READERS).andUnits(Scope.METRIC_LIST),
          of("GET", "/metrics/{id}", READERS).andUnits(Scope.METRIC),
          of("GET", "/explore", READERS).andUnits(Scope.METRIC_PARAMETER),
          of("GET", "/explore.csv", READERS)
              .andUnits(Scope.METRIC_PARAMETER)
              .audited("export.figures"),
          of("GET", "/explore.xlsx", READERS)
              .andUnits(Scope.METRIC_PARAMETER)
              .audited("export.figures"),
          of("GET", "/explore.svg", READERS)
              .andUnits(Scope.METRIC_PARAMETER)
              .audited("export.figures"),
          of("GET", "/explore.png", READERS)
              .andUnits(Scope.METRIC_PARAMETER)
              .audited("export.figures"),
          of("POST", "/explore/views", READERS).andUnits(Scope.METRIC_PARAMETER),
          of("GET", "/explore/views/{id}", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/explore/views/{id}", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/explore/views/{id}/question", READERS).andUnits(Scope.METRIC_PARAMETER),
          of("POST", "/explore/views/{id}/remove", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/explore/views", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/corrections", READERS).andUnits(Scope.CORRECTION),
          of("GET", "/corrections", READERS).andUnits(Scope.CORRECTION),
          of("GET", "/api/v1/cases/{*path}", READERS)
              .andUnits(Scope.CASE_IN_PATH)
              .audited("case.viewed"),
          of("GET", "/cases/{id}", READERS).andUnits(Scope.CASE_IN_PATH).audited("case.viewed"),
          of("GET", "/cases", READERS).andUnits(Scope.CASE_PARAMETER).audited("case.looked-up"),
          of("GET", "/api/v1/process", READERS).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/api/v1/process/log.xes", READERS)
              .andUnits(Scope.UNIT_PARAMETER)
              .audited("export.log"),
          of("GET", "/api/v1/process/log.ocel.json", READERS)
              .andUnits(Scope.UNIT_PARAMETER)
              .audited("export.log"),
          of("GET", "/process", READERS).andUnits(Scope.UNIT_PARAMETER),
          // Units and halls.
          of("GET", "/items", READERS).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/units", READERS),
          of("GET", "/units/{code}", READERS).andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/units/{code}/radar", READERS).andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/api/v1/units/{code}/radar", READERS).andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/units/{code}/desk", SUPERVISING).andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/api/v1/units/{code}/desk", SUPERVISING).andUnits(Scope.UNIT_IN_PATH),
          of("POST", "/units/{code}/presses", EnumSet.of(Role.SUPERVISOR))
              .andUnits(Scope.UNIT_IN_PATH),
          of("POST", "/api/v1/units/{code}/presses", EnumSet.of(Role.SUPERVISOR))
              .andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/halls", READERS),
          of("GET", "/halls/{code}", READERS).andUnits(Scope.POINT_IN_PATH),
          of("GET", "/api/v1/halls", READERS),
          of("GET", "/api/v1/halls/{code}", READERS).andUnits(Scope.POINT_IN_PATH),
          // Supervision. Which steps a hand may take is a matter of the cards' and tasks' own
          // rules.
          of("GET", "/api/v1/cards/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision/cards/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/supervision/cards/new", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/api/v1/cards/{id}/draft.docx", EnumSet.of(Role.SUPERVISOR)),
          of("POST", "/api/v1/cards/{id}/letters", EnumSet.of(Role.SUPERVISOR)),
          of("POST", "/supervision/cards/{id}/letters", EnumSet.of(Role.SUPERVISOR)),
          of("POST", "/api/v1/cards/{id}/unmark", EnumSet.of(Role.REVIEWER)),
          of("POST", "/supervision/cards/{id}/unmark", EnumSet.of(Role.REVIEWER)),
          of("GET", "/api/v1/cards/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/api/v1/cards/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/supervision/cards/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/supervision/cards/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/tasks/{id}/draft.docx", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/api/v1/tasks/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision/tasks/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision/tasks/new", EnumSet.of(Role.SUPERVISOR)),
          of("POST", "/supervision/tasks", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/api/v1/tasks/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/api/v1/tasks/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/supervision/tasks/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/supervision/tasks/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/claims/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision/claims/{id}/attachments/{attachment}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE)
              .audited("export.attachment"),
          of("GET", "/supervision/claims/new", EnumSet.noneOf(Role.class))
              .andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/supervision/claims", EnumSet.noneOf(Role.class))
              .andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/api/v1/claims", EnumSet.noneOf(Role.class)).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/claims/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/api/v1/claims/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/supervision/claims/**", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/supervision/claims/**", HANDS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/flags/**", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/api/v1/flags/run", EnumSet.of(Role.ADMIN, Role.SUPERVISOR)),
          of("POST", "/supervision/flags/run", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/supervision/flags/**", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          // Schemes of the assessment: units see what they are scored by, not what is drafted.
          of("GET", "/api/v1/assessment-schemes", SUPERVISING).andUnits(Scope.PLAIN),
          of("GET", "/api/v1/assessment-schemes/{id}/{version}", SUPERVISING).andUnits(Scope.PLAIN),
          of("GET", "/assessments/schemes", SUPERVISING).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/assessments/schemes/{id}/{version}", SUPERVISING)
              .andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/assessments/schemes/{id}/{version}/preview", SUPERVISING),
          of("GET", "/assessments/schemes/**", ASSESSOR),
          of("POST", "/assessments/schemes/**", ASSESSOR),
          of("GET", "/assessments/{month}/awards", SUPERVISING),
          of("POST", "/assessments/{month}/awards/**", ASSESSOR),
          of("GET", "/api/v1/flag-rules/**", READERS),
          of("POST", "/api/v1/flag-rules/**", EnumSet.of(Role.SUPERVISOR)),
          of("DELETE", "/api/v1/flag-rules/**", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/supervision/rules/**", READERS),
          of("POST", "/supervision/rules/**", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/api/v1/chart-rebases", READERS),
          of("POST", "/api/v1/chart-rebases/**", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/supervision/rebases", READERS),
          of("POST", "/supervision/rebases/**", EnumSet.of(Role.SUPERVISOR)),
          of("GET", "/policy-dates", READERS).andUnits(Scope.PLAIN),
          of("POST", "/policy-dates/**", ASSESSOR),
          of("GET", "/api/v1/policy-dates", READERS).andUnits(Scope.PLAIN),
          of("POST", "/api/v1/policy-dates/**", ASSESSOR),
          of("GET", "/api/v1/figure-marks", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/alerts", ALERTED).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/api/v1/due-cases", ALERTED).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/supervision/alerts", ALERTED).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/supervision/due", ALERTED).andUnits(Scope.UNIT_PARAMETER),
          // Monthly assessments. Units see their own, and what is final.
          of("GET", "/api/v1/assessments/{month}/book", READERS).audited("export.assessment"),
          of("GET", "/api/v1/assessments/{month}/restatements", READERS),
          of("GET", "/api/v1/assessments/{month}/units/{code}", READERS)
              .andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/api/v1/assessments/**", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/assessment-keys/{id}", READERS),
          of("POST", "/api/v1/assessments/{month}/units/{code}/objections", NOBODY)
              .andUnits(Scope.UNIT_IN_PATH),
          of("POST", "/api/v1/assessments/**", ASSESSOR),
          of("GET", "/assessments/{month}/units/{code}", READERS).andUnits(Scope.UNIT_IN_PATH),
          of("GET", "/assessments", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/assessments/{month}", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("POST", "/assessments/{month}/units/{code}/objections", NOBODY)
              .andUnits(Scope.UNIT_IN_PATH),
          of("POST", "/assessments/{month}/**", ASSESSOR),
          // Reports on their way.
          of("GET", "/reports/schedules/**", REPORTING),
          of("POST", "/reports/schedules/**", REPORTING),
          of("GET", "/reports/runs/**", REPORTING),
          of("POST", "/reports/runs/**", REPORTING),
          of("GET", "/api/v1/report-schedules/**", REPORTING),
          of("POST", "/api/v1/report-schedules/**", REPORTING),
          of("PUT", "/api/v1/report-schedules/**", REPORTING),
          of("DELETE", "/api/v1/report-schedules/**", REPORTING),
          of("GET", "/api/v1/report-runs/{id}/files/{n}", REPORTING).audited("export.report"),
          of("GET", "/api/v1/report-runs/**", REPORTING),
          of("POST", "/api/v1/report-runs/**", REPORTING),
          // Reports. A unit has those of what was published, narrowed to itself.
          of("GET", "/api/v1/reports", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/api/v1/reports/{kind}/{period}", READERS).andUnits(Scope.UNIT_PARAMETER),
          of("GET", "/reports", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          of("GET", "/reports/{kind}/{period}", READERS).andUnits(Scope.UNIT_PARAMETER),
          // The city as a whole.
          of("GET", "/", READERS),
          of("GET", "/api/v1/overview", READERS),
          of("GET", "/today", READERS),
          of("GET", "/api/v1/today", READERS),
          of("GET", "/api/v1/live", READERS).andWalls(AccessRule.Walls.OWN_VIEW),
          // The wall, its tokens, and what a screen shows that has none.
          of("GET", "/wall", READERS).andWalls(AccessRule.Walls.PAGE),
          everybody("/wall/closed"),
          of("GET", "/wall/tokens", ADMIN),
          of("POST", "/wall/tokens", ADMIN),
          of("POST", "/wall/tokens/{id}/revoke", ADMIN),
          of("GET", "/api/v1/sources", READERS),
          of("GET", "/quality", READERS),
          of("GET", "/data", READERS).andUnits(Scope.ASKED_BY_SERVICE),
          // The service circle. Whoever sees it may plan.
          of("GET", "/circle", READERS),
          of("GET", "/circle/**", READERS),
          of("POST", "/api/v1/circle/what-if", READERS),
          of("POST", "/api/v1/circle/siting", READERS),
          of("GET", "/api/v1/circle/**", READERS),
          of("GET", "/api/v1/circle", READERS),
          of("POST", "/api/v1/circle/scenarios", READERS).audited("scenario.kept"),
          of("PUT", "/api/v1/circle/scenarios/{id}", READERS).audited("scenario.changed"),
          of("DELETE", "/api/v1/circle/scenarios/{id}", READERS).audited("scenario.deleted"));

  /** A line with its pattern, which is read once. */
  private record Line(AccessRule rule, PathPattern pattern) {}

  /** What a request has come to. */
  record Match(AccessRule rule, Map<String, String> variables) {}

  private final List<Line> lines;

  AccessTable() {
    PathPatternParser parser = new PathPatternParser();
    lines = RULES.stream().map(rule -> new Line(rule, parser.parse(rule.path()))).toList();
  }

  /** The line for that request, with the variables of its path; null where there is none. */
  @Nullable Match find(HttpServletRequest request) {
    PathContainer path =
        RequestPath.parse(request.getRequestURI(), request.getContextPath())
            .pathWithinApplication();
    for (Line line : lines) {
      if (line.rule.isOf(request.getMethod())) {
        PathPattern.PathMatchInfo match = line.pattern.matchAndExtract(path);
        if (match != null) {
          return new Match(line.rule, match.getUriVariables());
        }
      }
    }
    return null;
  }

  /** Whether somebody may open a page, apart from what their scope says; for links to it. */
  public boolean mayOpen(Actor actor, String path) {
    PathContainer asked = PathContainer.parsePath(path);
    for (Line line : lines) {
      if (line.rule.isOf("GET") && line.pattern.matches(asked)) {
        return line.rule.lets(actor);
      }
    }
    return false;
  }
}
