package io.xiaoneng.dashboard.assessment.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.SchemeJson;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.SchemeTree;
import io.xiaoneng.assessment.Schemes;
import io.xiaoneng.event.Json;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeFileTest {

  private final Schemes schemes = new SchemeFile().schemes();

  private SchemeLine line(String day, Unit.Level level, String metric) {
    SchemeClass of =
        schemes
            .on("action-plan", LocalDate.parse(day))
            .orElseThrow()
            .classOf(level, null)
            .orElseThrow();
    return of.lines().stream()
        .filter(each -> each.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-06-01, DISTRICT, on-time, 0.98",
    "2019-06-01, DISTRICT, one-window-cases, 0.7",
    "2020-06-01, DEPARTMENT, one-window-cases, 0.9",
    "2019-06-01, DISTRICT, terminals-street, 0.6",
    "2026-06-01, DISTRICT, terminals-street, 0.8",
    "2019-06-01, DISTRICT, terminals-community, 0.5",
    "2026-06-01, DISTRICT, terminals-community, 0.7",
    "2026-06-01, DEPARTMENT, materials-shared, 0.8",
    "2026-06-01, DISTRICT, circle-communities, 1",
    "2026-06-01, DEPARTMENT, once-told, 1"
  })
  void targetsAreThoseOfTheDocuments(String day, Unit.Level level, String metric, double target) {
    assertThat(line(day, level, metric).target()).isEqualTo(target);
  }

  @Test
  void theTargetsOfTheCatalogueAreThoseOfTheScheme() {
    Scheme now = schemes.on("action-plan", LocalDate.parse("2026-06-01")).orElseThrow();
    for (SchemeClass each : now.classes()) {
      for (SchemeLine line : each.lines()) {
        MetricDefinition metric = MetricCatalogue.find(line.metric());
        assertThat(metric).isNotNull();
        MetricDefinition.Target target = metric.target();
        if (target != null && !target.benchmark() && line.metric().endsWith("on-time")) {
          assertThat(line.target()).as(line.metric()).isEqualTo(target.value());
        }
        assertThat(target == null || !target.benchmark())
            .as(line.metric() + " is somebody else's example, and no duty")
            .isTrue();
      }
    }
  }

  @Test
  void subDistrictsAndCommunitiesAreNotScored() {
    for (Scheme each : schemes.all()) {
      assertThat(each.classOf(Unit.Level.STREET, null)).isEmpty();
      assertThat(each.classOf(Unit.Level.COMMUNITY, null)).isEmpty();
      assertThat(each.classes()).noneMatch(SchemeClass::tooLong);
    }
    assertThat(schemes.on(LocalDate.parse("2019-01-21"))).isEmpty();
  }

  @Test
  void onlineSharesAreNoLineBecauseCountersAreNotPenalised() {
    assertThat(
            schemes.all().stream()
                .flatMap(each -> each.classes().stream())
                .flatMap(each -> each.lines().stream())
                .map(SchemeLine::metric))
        .doesNotContain("online-rate", "mobile-rate", "zero-visit", "one-visit");
  }

  @Test
  void aMetricThatIsNotInTheCatalogueOrIsGoodTheOtherWayIsRefused() {
    String scheme =
        "{'schemes':[{'id':'x','version':1,'name':{'zh':'甲','en':'A'},'document':{'zh':'甲',"
            + "'en':'A'},'remark':{'zh':'甲','en':'A'},'from':'2019-01-01','classes':[{'id':'c',"
            + "'name':{'zh':'甲','en':'A'},'levels':['DISTRICT'],'lines':[{'metric':'on-time',"
            + "'weight':100,'least':1,'floor':0.9,'target':0.98,'excellent':1,'atTarget':0.8,"
            + "'source':{'zh':'甲','en':'A'}}]}]}]}";
    assertThat(SchemeFile.checked(parse(scheme)).all()).hasSize(1);
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> SchemeFile.checked(parse(scheme.replace("on-time", "no-such"))))
        .withMessageContaining("no-such");
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(
            () ->
                SchemeFile.checked(
                    parse(
                        scheme
                            .replace("'floor':0.9", "'floor':1")
                            .replace("'excellent':1", "'excellent':0.9"))))
        .withMessageContaining("on-time is UP");
  }

  private static Schemes parse(String json) {
    return SchemeJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void agenciesAreAFamilyOfTheirOwnBesideTheUnits() {
    assertThat(schemes.on(LocalDate.parse("2026-06-01")))
        .extracting(Scheme::id)
        .containsExactly("action-plan", "agencies");
    Scheme agencies = schemes.on("agencies", LocalDate.parse("2026-06-01")).orElseThrow();
    assertThat(agencies.classes())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.members()).isEqualTo(new Population("agency", Set.of()));
              assertThat(each.deductions()).isEqualTo(Deductions.NONE);
              assertThat(each.bonusMost()).isZero();
            });
  }

  @Test
  void whatIsTakenOffAndAwardedIsProposedForUnitsAndSaidToBe() {
    Scheme plan = schemes.on("action-plan", LocalDate.parse("2026-06-01")).orElseThrow();
    assertThat(plan.classes())
        .allSatisfy(
            each -> {
              assertThat(each.deductions()).isEqualTo(new Deductions(2, 0.5, 1, 10));
              assertThat(each.bonusMost()).isEqualTo(5);
            });
    assertThat(plan.remark().zh()).contains("扣分和加分上限是程序所附的建议");
  }

  /** What was adopted with a month is never changed: a change is a new version. */
  @ParameterizedTest
  @CsvSource({
    "action-plan, 1, 10a22119f2d3ecc2",
    "action-plan, 2, e43afe612fb3510f",
    "agencies, 1, cd320d2eb1ca55b8"
  })
  void aVersionOfTheProgramNeverChanges(String id, int version, String hash) throws Exception {
    Scheme scheme = schemes.find(id, version).orElseThrow();
    byte[] sum =
        MessageDigest.getInstance("SHA-256").digest(Json.writeBytes(SchemeTree.of(scheme)));
    assertThat(HexFormat.of().formatHex(sum, 0, 8)).isEqualTo(hash);
  }
}
