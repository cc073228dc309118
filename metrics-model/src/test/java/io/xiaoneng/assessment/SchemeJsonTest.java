package io.xiaoneng.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeJsonTest {

  private static final String LINES =
      "[{'metric':'on-time','weight':60,'least':20,'floor':0.9,'target':0.98,'excellent':1,"
          + "'atTarget':0.8,'source':{'zh':'甲','en':'A'}},"
          + "{'metric':'once-told','weight':40,'least':20,'target':1,"
          + "'knots':[[0.9,0],[0.9,0.5],[1,1]],'source':{'zh':'乙','en':'B'}}]";
  private static final String SCHEME =
      "{'id':'plan','version':1,'name':{'zh':'方案','en':'Plan'},'document':{'zh':'文','en':'D'},"
          + "'remark':{'zh':'注','en':'R'},'from':'2019-01-22','to':'2019-12-31','classes':"
          + "[{'id':'districts','name':{'zh':'区县','en':'Districts'},'levels':['DISTRICT'],"
          + "'lines':"
          + LINES
          + "}]}";

  private static Schemes parse(String... schemes) {
    String json = "{'schemes':[" + String.join(",", schemes) + "]}";
    return SchemeJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSchemeHoldsFromItsFirstToItsLastDay() {
    Schemes schemes =
        parse(
            SCHEME,
            SCHEME
                .replace("'version':1", "'version':2")
                .replace("2019-01-22", "2020-01-01")
                .replace("'to':'2019-12-31',", ""));
    assertThat(schemes.on("plan", LocalDate.parse("2019-01-21"))).isEmpty();
    assertThat(schemes.on("plan", LocalDate.parse("2019-01-22")).orElseThrow().version())
        .isEqualTo(1);
    assertThat(schemes.on("plan", LocalDate.parse("2019-12-31")).orElseThrow().version())
        .isEqualTo(1);
    assertThat(schemes.on("plan", LocalDate.parse("2020-01-01")).orElseThrow().version())
        .isEqualTo(2);
    assertThat(schemes.on("plan", LocalDate.parse("2099-01-01")).orElseThrow().version())
        .isEqualTo(2);
    Scheme first = schemes.all().get(0);
    assertThat(first.classOf(Unit.Level.STREET, null)).isEmpty();
    SchemeClass districts = first.classOf(Unit.Level.DISTRICT, null).orElseThrow();
    assertThat(districts.lines().get(0).scoring().share(0.98)).isEqualTo(0.8);
    assertThat(districts.lines().get(1).scoring().share(0.9)).isEqualTo(0.5);
    assertThat(districts.tooLong()).isFalse();
  }

  @Test
  void validitiesThatOverlapAreRefused() {
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(
            () ->
                parse(
                    SCHEME,
                    SCHEME
                        .replace("'version':1", "'version':2")
                        .replace("2019-01-22", "2019-12-31")
                        .replace("'to':'2019-12-31'", "'to':null")))
        .withMessageContaining("both hold on 2019-12-31");
  }

  @Test
  void aVersionEndsOnTheDayBeforeTheNextOneOfItsFamilyBegins() {
    Scheme first = parse(SCHEME.replace("'to':'2019-12-31',", "")).all().get(0);
    Scheme second =
        parse(
                SCHEME
                    .replace("'version':1", "'version':2")
                    .replace("2019-01-22", "2019-07-01")
                    .replace("'to':'2019-12-31',", ""))
            .all()
            .get(0);
    Schemes both = Schemes.following(List.of(second, first));
    assertThat(both.find("plan", 1).orElseThrow().to()).isEqualTo(LocalDate.parse("2019-06-30"));
    assertThat(both.find("plan", 2).orElseThrow().to()).isNull();
    assertThat(first.to()).as("what was adopted does not change").isNull();
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(
            () ->
                Schemes.following(
                    List.of(
                        first,
                        parse(
                                SCHEME
                                    .replace("'version':1", "'version':3")
                                    .replace("'to':'2019-12-31',", ""))
                            .all()
                            .get(0))))
        .withMessageContaining("plan 1 and 3 both begin on 2019-01-22");
  }

  @Test
  void familiesStandBesideEachOtherUnlessTheyScoreTheSame() {
    String agencies =
        SCHEME
            .replace("'id':'plan'", "'id':'agencies'")
            .replace("'levels':['DISTRICT']", "'dimension':'agency'");
    assertThat(parse(SCHEME, agencies).on(LocalDate.parse("2019-06-01")))
        .extracting(Scheme::id)
        .containsExactly("agencies", "plan");
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> parse(SCHEME, SCHEME.replace("'id':'plan'", "'id':'other'")))
        .withMessageContaining("plan 1 and other 1 both score units of level DISTRICT");
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> parse(agencies, agencies.replace("'agencies'", "'others'")))
        .withMessageContaining("both score every agency");
  }

  @Test
  void aSchemeThatIsWrittenAndReadIsTheSame() throws JsonException {
    Scheme scheme =
        parse(
                SCHEME.replace(
                    "'levels':['DISTRICT']",
                    "'levels':['DISTRICT','DEPARTMENT'],'deductions':{'redCard':2,'yellowCard':0.5,"
                        + "'unanswered':1,'most':10},'bonusMost':5"))
            .all()
            .get(0);
    byte[] written = Json.writeBytes(SchemeTree.of(scheme));
    assertThat(SchemeJson.read(Json.parse(written))).isEqualTo(scheme);
    Scheme agencies =
        parse(SCHEME.replace("'levels':['DISTRICT']", "'dimension':'agency'")).all().get(0);
    assertThat(SchemeJson.read(Json.parse(Json.writeBytes(SchemeTree.of(agencies)))))
        .isEqualTo(agencies);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'weight':60 | 'weight':59 | add up to 99",
        "'weight':60 | 'weight':0 | weight is 0",
        "'weight':60 | 'weight':60.5 | whole number",
        "'least':20 | 'least':0 | leastCases is 0",
        "'once-told' | 'on-time' | counts on-time twice",
        "'document':{'zh':'文','en':'D'} | 'document':{'zh':'文'} | en is missing",
        "'to':'2019-12-31' | 'to':'2018-12-31' | before it begins",
        "'to':'2019-12-31' | 'to':'soon' | must be a date",
        "'from':'2019-01-22', | '' | from is missing",
        "['DISTRICT'] | ['VILLAGE'] | no level VILLAGE",
        "['DISTRICT'] | [] | units has no level",
        "'floor':0.9 | 'floor':0.99 | do not lie in that order",
        "'floor':0.9, | '' | floor is missing",
        "[0.9,0.5] | [0.9] | must be [value, share]",
        "'source':{'zh':'甲','en':'A'} | 'source':{'zh':' ','en':'A'} | zh is missing",
        "'version':1 | 'version':0 | version from 1 on"
      })
  void whatIsWrongIsNamed(String old, String put, String said) {
    String bad = SCHEME.replace(old, put.equals("''") ? "" : put);
    assertThat(bad).isNotEqualTo(SCHEME);
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> parse(bad))
        .withMessageContaining(said);
  }

  @Test
  void whatIsNoSchemeAtAllIsRefused() {
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> SchemeJson.parse("{".getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> SchemeJson.parse("[]".getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(SchemeException.class).isThrownBy(() -> parse("1"));
  }
}
