package io.xiaoneng.dashboard.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportTestBase;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ReportApiTest extends ReportTestBase {

  @Autowired AuditReader audit;

  private String month;
  private String week;

  @BeforeEach
  void publish() {
    YearMonth last = month(1);
    if (books.inForce(last.toString()).isEmpty()) {
      kept(ranked(counted(last)), Edition.Kind.PUBLISHED);
    }
    month = last.toString();
    week = ReportPeriod.latest(ReportKind.WEEKLY, clock.today()).text();
  }

  private static RequestPostProcessor as(Role role, @Nullable String unit) {
    return user(role.name().toLowerCase(java.util.Locale.ROOT))
        .authorities(Authorities.of(Set.of(role), unit));
  }

  private ResultActions read(String address, Role role, @Nullable String unit) throws Exception {
    return http.perform(get(address).with(as(role, unit)));
  }

  @Test
  void theListSaysWhatThereIsForWhom() throws Exception {
    read("/api/v1/reports", Role.LEADER, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.formats").value(hasItem("pdf")))
        .andExpect(jsonPath("$.reports[?(@.kind=='monthly')].period").value(hasItem(month)))
        .andExpect(jsonPath("$.reports[?(@.kind=='weekly')].period").value(hasItem(week)));
    read("/api/v1/reports", Role.UNIT, "610113")
        .andExpect(jsonPath("$.reports[?(@.kind=='monthly')].period").value(hasItem(month)))
        .andExpect(jsonPath("$.reports[?(@.kind=='weekly')]").isEmpty());
  }

  @Test
  void theAcceptHeaderDecides() throws Exception {
    String address = "/api/v1/reports/weekly/" + week;
    read(address, Role.LEADER, null)
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/json"))
        .andExpect(jsonPath("$.sections[0].id").value("moved"));
    byte[] pdf =
        http.perform(get(address).accept("application/pdf").with(as(Role.LEADER, null)))
            .andExpect(status().isOk())
            .andExpect(content().contentType("application/pdf"))
            .andExpect(
                header()
                    .string(
                        "Content-Disposition", "attachment; filename=\"weekly-" + week + ".pdf\""))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    http.perform(
            get(address)
                .header("Accept", "text/csv, text/html;q=0.4, application/pdf;q=0.8")
                .with(as(Role.LEADER, null)))
        .andExpect(content().contentType("application/pdf"));
    http.perform(get(address).accept("image/png").with(as(Role.LEADER, null)))
        .andExpect(status().isNotAcceptable())
        .andExpect(content().contentType("application/problem+json"));
    read(address + "?format=html", Role.LEADER, null)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<h1>")));
    read(address + "?format=odt", Role.LEADER, null)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("format"));
  }

  @Test
  void aWorkbookIsOne() throws Exception {
    byte[] xlsx =
        read("/api/v1/reports/monthly/" + month + "?format=xlsx", Role.ASSESSOR, null)
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
      assertThat(zip.getNextEntry()).isNotNull();
    }
  }

  @Test
  void aUnitHasItsOwnAndNothingElse() throws Exception {
    String address = "/api/v1/reports/monthly/" + month;
    read(address, Role.UNIT, "610113")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("雁塔区")))
        .andExpect(content().string(not(containsString("碑林区"))));
    read(address + "?unit=610103", Role.UNIT, "610113").andExpect(status().isForbidden());
    read("/api/v1/reports/weekly/" + week, Role.UNIT, "610113").andExpect(status().isForbidden());
    read("/reports/weekly/" + week, Role.UNIT, "610113").andExpect(status().isForbidden());
  }

  @Test
  void draftsAreForAssessors() throws Exception {
    YearMonth open = month(3);
    kept(counted(open), Edition.Kind.DRAFT);
    String address = "/api/v1/reports/monthly/" + open;
    read(address + "?draft=true", Role.LEADER, null).andExpect(status().isForbidden());
    read(address, Role.ASSESSOR, null).andExpect(status().isNotFound());
    read(address + "?draft=true&lang=zh", Role.ASSESSOR, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.title").value(containsString("草稿")));
  }

  @Test
  void whatCannotBeMadeIsToldByItsSection() throws Exception {
    read("/api/v1/reports/weekly/2019-W10?lang=en", Role.LEADER, null)
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.section").value("What moved"));
    read("/api/v1/reports/circular/" + month + "?lang=en", Role.LEADER, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.section").value("Basis and scope"));
    read("/api/v1/reports/monthly/2019-01", Role.LEADER, null).andExpect(status().isNotFound());
    read("/api/v1/reports/monthly/2019-W01", Role.LEADER, null)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("period"));
    read("/api/v1/reports/weekly/2199-W01", Role.LEADER, null).andExpect(status().isConflict());
    read("/api/v1/reports/yearly/2019", Role.LEADER, null).andExpect(status().isNotFound());
  }

  @Test
  void everyExportIsLoggedWithItsChecksum() throws Exception {
    read("/api/v1/reports/weekly/" + week + "?format=pdf", Role.SUPERVISOR, null)
        .andExpect(status().isOk());
    assertThat(
            audit.search(
                new AuditReader.Search("supervisor", "export.report", null, null, null),
                Long.MAX_VALUE,
                10))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.subject()).isEqualTo("report/weekly/" + week);
              assertThat(each.detail()).containsPattern("sha256 [0-9a-f]{64}");
            });
  }

  @Test
  void thePagesShowThemInBothLanguages() throws Exception {
    for (String lang : new String[] {"zh", "en"}) {
      read("/reports?lang=" + lang, Role.LEADER, null)
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("/reports/monthly/" + month)))
          .andExpect(content().string(not(containsString("??"))));
      for (String each :
          new String[] {
            "/reports/monthly/" + month,
            "/reports/weekly/" + week,
            "/reports/half-monthly/"
                + ReportPeriod.latest(ReportKind.HALF_MONTHLY, clock.today()).text()
          }) {
        read(each + "?lang=" + lang, Role.LEADER, null)
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("<table")))
            .andExpect(content().string(not(containsString("??"))));
      }
    }
    read("/reports/weekly/2019-W10?lang=zh", Role.LEADER, null)
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("哪些指标变了")));
    read("/reports/yearly/2019", Role.LEADER, null).andExpect(status().isNotFound());
  }
}
