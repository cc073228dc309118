package io.xiaoneng.dashboard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.place.LonLat;
import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

@Import(RegistryLogForTests.class)
class RegistryApiTest extends ApiTestBase {

  private static final String PROMISE = "\"promised\":{\"amount\":10,\"kind\":\"WORKING\"}";

  @Autowired RegistryLogForTests.RememberingRegistryLog log;
  @Autowired RegistryView view;

  @AfterEach
  void back() {
    log.away = false;
  }

  private ResultActions write(String path, String body) throws Exception {
    return http.perform(
        put("/api/v1/registry/" + path)
            .with(admin())
            .content(body.getBytes(StandardCharsets.UTF_8)));
  }

  private ResultActions read(String path) throws Exception {
    return http.perform(get("/api/v1/registry/" + path).with(admin()));
  }

  private ResultActions file(String kind, String text) throws Exception {
    return http.perform(
        post("/api/v1/registry/" + kind + "/import")
            .with(admin())
            .contentType("text/csv")
            .content(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRecordIsReadableWhenThePutReturns() throws Exception {
    write("unit/put-1", "{\"nameZh\":\"一\",\"level\":\"DISTRICT\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.change").value("ADDED"))
        .andExpect(jsonPath("$.pending").value(false));
    read("unit/put-1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.code").value("put-1"))
        .andExpect(jsonPath("$.nameZh").value("一"));
    assertThat(view.unit("put-1").nameZh()).isEqualTo("一");
    int before = log.size();
    write("unit/put-1", "{\"nameZh\":\"一\",\"level\":\"DISTRICT\"}")
        .andExpect(jsonPath("$.change").value("UNCHANGED"));
    assertThat(log.size()).isEqualTo(before);
  }

  @Test
  void aBadRecordIsRefusedWithItsFieldAndNothingIsWritten() throws Exception {
    int before = log.size();
    write("unit/bad", "{\"level\":\"VILLAGE\"}")
        .andExpect(status().isBadRequest())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.field").value("level"));
    write("unit/bad", "{\"parent\":\"nowhere\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("parent"))
        .andExpect(jsonPath("$.errors[0].key").value("unit/bad"));
    write("item/bad/1", "{\"nameZh\":\"甲\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("promised"));
    write("item/bad", "{" + PROMISE + "}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("version"));
    write("calendar/cn/2027/1", "{\"off\":[\"2027-01-01..2027-01-03\",\"2027-01-02\"]}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("off"));
    write("planet/x", "{}").andExpect(status().isBadRequest());
    write("unit/bad", "[").andExpect(status().isBadRequest());
    read("unit/bad").andExpect(status().isNotFound());
    assertThat(log.size()).isEqualTo(before);
  }

  @Test
  void anItemIsReadAtTheVersionInForce() throws Exception {
    write("item/force", "{\"version\":1,\"validFrom\":\"2019-01-01\"," + PROMISE + "}")
        .andExpect(status().isOk());
    write("item/force/2", "{\"validFrom\":\"2024-01-01\",\"immediate\":true}")
        .andExpect(status().isOk());
    read("item/force?asOf=2020-01-01").andExpect(jsonPath("$.version").value(1));
    read("item/force?asOf=2024-01-01").andExpect(jsonPath("$.version").value(2));
    read("item/force").andExpect(jsonPath("$.version").value(2));
    read("item/force/1").andExpect(jsonPath("$.version").value(1));
    read("item/force?asOf=2018-12-31").andExpect(status().isNotFound());
    read("item/force?asOf=soon")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("asOf"));
    read("item?q=force").andExpect(jsonPath("$.total").value(2));
    read("item?q=force&asOf=2020-01-01").andExpect(jsonPath("$.total").value(1));
  }

  @Test
  void theCalendarsYearsAreReadWithTheirNotices() throws Exception {
    read("calendar/cn/2020")
        .andExpect(jsonPath("$.version").value(2))
        .andExpect(jsonPath("$.notices.length()").value(2))
        .andExpect(jsonPath("$.off[0]").value("2020-01-01"));
    read("calendar?q=cn/20").andExpect(jsonPath("$.total").value(8));
    String year =
        "{\"year\":2028,\"papers\":[\"n\"],\"days\":[{\"date\":\"2028-01-03\",\"isOffDay\":true}]}";
    http.perform(put("/api/v1/registry/calendar/cn?dry-run=true").with(admin()).content(year))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.key").value("calendar/cn/2028/1"))
        .andExpect(jsonPath("$.applied").value(false))
        .andExpect(jsonPath("$.outlook.moved").value(0));
    read("calendar/cn/2028").andExpect(status().isNotFound());
    write("calendar/cn", "{\"year\":2026,\"version\":1,\"off\":[\"2026-01-01\"]}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("version"));
  }

  @Test
  void aSourceWithASlashInFrontIsFoundAgain() throws Exception {
    write("source/hall/9", "{\"prefix\":\"/hall/9\",\"expectedLagSeconds\":60}")
        .andExpect(jsonPath("$.key").value("source//hall/9"));
    read("source/hall/9").andExpect(jsonPath("$.expectedLagSeconds").value(60));
  }

  @Test
  void aPointMayBeToldAsTheContractNamesItsKind() throws Exception {
    write("point/p-kind", "{\"kind\":\"HALL\",\"lon\":108.9,\"lat\":34.2}")
        .andExpect(status().isOk());
    read("point/p-kind").andExpect(jsonPath("$.pointKind").value("HALL"));
  }

  @Test
  void aRecordIsTakenOutUnlessOthersNeedIt() throws Exception {
    write("unit/top", "{}").andExpect(status().isOk());
    write("unit/below", "{\"parent\":\"top\"}").andExpect(status().isOk());
    http.perform(delete("/api/v1/registry/unit/top").with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("below")));
    http.perform(delete("/api/v1/registry/unit/below").with(admin()))
        .andExpect(jsonPath("$.change").value("REMOVED"));
    read("unit/below").andExpect(status().isNotFound());
    http.perform(delete("/api/v1/registry/unit/below").with(admin()))
        .andExpect(status().isNotFound());
  }

  @Test
  void whatIsNotKnownIsKeptAndSaid() throws Exception {
    write("unit/extra", "{\"colour\":\"red\"}")
        .andExpect(jsonPath("$.warnings[0].field").value("colour"));
    read("unit/extra").andExpect(jsonPath("$.colour").value("red"));
  }

  @Test
  void onlyAnAdministratorWrites() throws Exception {
    http.perform(put("/api/v1/registry/unit/x").with(user("reader").roles("LEADER")).content("{}"))
        .andExpect(status().isForbidden());
    http.perform(get("/api/v1/registry/unit").with(user("reader").roles("LEADER")))
        .andExpect(status().isOk());
    http.perform(
            put("/api/v1/registry/unit/x").header("Authorization", "Bearer " + TOKEN).content("{}"))
        .andExpect(status().isForbidden());
  }

  @Test
  void whileTheLogIsAwayNothingChanges() throws Exception {
    log.away = true;
    write("unit/away", "{}").andExpect(status().isServiceUnavailable());
    read("unit/away").andExpect(status().isNotFound());
  }

  @Test
  void aFileIsShownFirstAndAppliedWhenConfirmed() throws Exception {
    write("unit/csv-old", "{\"nameZh\":\"旧\"}").andExpect(status().isOk());
    String answer =
        file("unit", "code,nameZh,parent\ncsv-new,新,csv-old\ncsv-old,改,\n")
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.applied").value(false))
            .andExpect(jsonPath("$.added").value(1))
            .andExpect(jsonPath("$.changed").value(1))
            .andExpect(jsonPath("$.changes[1].fields[0].before").value("旧"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    read("unit/csv-new").andExpect(status().isNotFound());
    String confirm = String.valueOf(((Map<?, ?>) Json.parse(answer)).get("confirm"));
    http.perform(post(confirm).with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.published").value(2));
    read("unit/csv-new").andExpect(jsonPath("$.nameZh").value("新"));
    read("unit/csv-old").andExpect(jsonPath("$.nameZh").value("改"));
    http.perform(post(confirm).with(admin())).andExpect(status().isNotFound());
  }

  @Test
  void aFileIsNotAppliedOverWhatHasChangedSince() throws Exception {
    write("unit/race", "{\"nameZh\":\"一\"}").andExpect(status().isOk());
    String answer =
        file("unit", "code,nameZh\nrace,二\n").andReturn().getResponse().getContentAsString();
    write("unit/race", "{\"nameZh\":\"三\"}").andExpect(status().isOk());
    http.perform(
            post(String.valueOf(((Map<?, ?>) Json.parse(answer)).get("confirm"))).with(admin()))
        .andExpect(status().isConflict());
    read("unit/race").andExpect(jsonPath("$.nameZh").value("三"));
  }

  @Test
  void oneBadLineInTenThousandRefusesAllOfThem() throws Exception {
    StringBuilder file = new StringBuilder("code,nameZh,urban\n");
    for (int i = 1; i <= 10_000; i++) {
      file.append("many-")
          .append(i)
          .append(",名,")
          .append(i == 9_000 ? "perhaps" : "是")
          .append('\n');
    }
    int before = log.size();
    http.perform(
            post("/api/v1/registry/unit/import?confirm=true")
                .with(admin())
                .contentType("text/csv")
                .content(file.toString().getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.line").value(9_001))
        .andExpect(jsonPath("$.field").value("urban"))
        .andExpect(jsonPath("$.detail").value(containsString("line 9001, column urban")));
    assertThat(log.size()).isEqualTo(before);
    read("unit/many-1").andExpect(status().isNotFound());
  }

  @Test
  void aTreeWithACycleInAFileIsNamedWithItsLine() throws Exception {
    file("unit", "code,parent\ncyc-a,cyc-b\ncyc-b,cyc-a\n")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.line").value(2))
        .andExpect(jsonPath("$.detail").value(containsString("cyc-a → cyc-b → cyc-a")));
  }

  @Test
  void positionsToldInAnotherDatumAreTurnedIntoWgs84AndThePreviewShowsIt() throws Exception {
    // The bell tower, as maps here draw it and as satellites see it.
    LonLat shifted = Datum.GCJ02.fromWgs84(new LonLat(108.9402, 34.2610));
    String csv = "id,lon,lat,population\ndatum-1," + shifted.lon() + "," + shifted.lat() + ",7\n";
    http.perform(
            post("/api/v1/registry/cell/import?datum=gcj02")
                .with(admin())
                .contentType("text/csv")
                .content(csv.getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.datum").value("GCJ02"))
        .andExpect(content().string(containsString("108.9402")));
    http.perform(
            multipart("/registry/cell/import")
                .file(
                    new MockMultipartFile(
                        "file", "cells.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .param("datum", "GCJ02")
                .with(user("admin").roles("ADMIN"))
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<ins>108.9402</ins>")))
        .andExpect(content().string(containsString("GCJ-02")));
    http.perform(
            post("/api/v1/registry/cell/import?datum=wgs72")
                .with(admin())
                .contentType("text/csv")
                .content(csv.getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("datum"));
  }

  @Test
  void swappedColumnsAreNamedAndRefusedWhereTheCityIsKnown() throws Exception {
    write("unit/placed", "{\"nameZh\":\"位\",\"lon\":108.94,\"lat\":34.26}")
        .andExpect(status().isOk());
    file("point", "id,lon,lat\nswap-1,34.26,108.94\nswap-2,34.27,108.95\n")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("swapped")));
    file("point", "id,lon,lat\nfar-1,2.35,48.85\n")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.warnings[0].message").value(containsString("outside")));
  }

  @Test
  void thePageShowsRecordsTemplatesAndWhatAFileWouldChange() throws Exception {
    write("unit/page-1", "{\"nameZh\":\"页面区\"}").andExpect(status().isOk());
    http.perform(get("/registry/unit?q=页面").with(user("admin").roles("ADMIN")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("页面区")));
    http.perform(get("/registry/planet").with(user("admin").roles("ADMIN")))
        .andExpect(status().isNotFound());
    http.perform(get("/registry/item/template.csv").with(user("admin").roles("ADMIN")))
        .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
        .andExpect(content().string(containsString("onlineDepth")));
    MockMultipartFile upload =
        new MockMultipartFile(
            "file",
            "units.csv",
            "text/csv",
            "code,nameZh\npage-1,改名\npage-2,新\n".getBytes(StandardCharsets.UTF_8));
    String page =
        http.perform(
                multipart("/registry/unit/import")
                    .file(upload)
                    .with(user("admin").roles("ADMIN"))
                    .with(csrf()))
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("<del>页面区</del>")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    Matcher confirm = Pattern.compile("/registry/unit/import/[0-9a-f-]{36}").matcher(page);
    assertThat(confirm.find()).isTrue();
    http.perform(post(confirm.group()).with(user("admin").roles("ADMIN")).with(csrf()))
        .andExpect(redirectedUrl("/registry/unit?done=2"));
    read("unit/page-2").andExpect(jsonPath("$.nameZh").value("新"));
    http.perform(
            multipart("/registry/unit/import")
                .file(upload)
                .with(user("reader").roles("LEADER"))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }
}
