package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /audit}: who did what, and whether the log is whole. */
@Page
class AuditPage {

  private final AuditReader reader;
  private final AuditQuestion question;

  AuditPage(AuditReader reader, AuditQuestion question) {
    this.reader = reader;
    this.question = question;
  }

  @GetMapping("/audit")
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    Map<String, String[]> asked = Parameters.filled(request);
    for (String name : List.of("actor", "action", "text", "from", "to")) {
      model.addAttribute("asked_" + name, one(asked, name));
    }
    boolean verify = asked.containsKey("verify");
    model.addAttribute("verdict", verify ? reader.verify() : null);
    model.addAttribute("verify", Addresses.of("/audit", asked, List.of(), Map.of("verify", "1")));
    model.addAttribute(
        "export",
        Addresses.of("/api/v1/audit/export", asked, List.of("before", "verify"), Map.of()));
    try {
      List<AuditEntry> entries =
          reader.search(
              question.of(
                  one(asked, "actor"),
                  one(asked, "action"),
                  one(asked, "text"),
                  one(asked, "from"),
                  one(asked, "to")),
              AuditQuestion.before(one(asked, "before")),
              AuditQuestion.DEFAULT_SIZE);
      model.addAttribute("entries", entries);
      Long next = AuditQuestion.next(entries, AuditQuestion.DEFAULT_SIZE);
      model.addAttribute(
          "older",
          next == null
              ? null
              : Addresses.of(
                  "/audit", asked, List.of("verify"), Map.of("before", Long.toString(next))));
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      model.addAttribute("entries", List.of());
    }
    return "audit";
  }

  private static @Nullable String one(Map<String, String[]> asked, String name) {
    return Parameters.first(asked.get(name));
  }
}
