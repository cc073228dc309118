package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantSealTest {

  private static final String KEY = "a key of thirty-two letters or more";
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  // A made-up number whose check digit is right.
  private static final String CARD = "11010519491231002X";

  private final ApplicantSeal seal = ApplicantSeal.of(KEY);

  private static String event(String envelope, String data) {
    return ("{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/hall/1\",\"type\":\"case.applied\","
            + "\"subject\":\"c-1\",\"time\":\"2026-03-02T09:15:04+08:00\"%s,"
            + "\"data\":{\"unit\":\"u\",\"item\":\"i\",\"channel\":\"WEB\",\"applicantKind\":\"PERSON\"%s}}")
        .formatted(envelope, data);
  }

  private static Decoded.Accepted decoded(ApplicantSeal seal, String json) {
    byte[] bytes = ("##" + json + "##").getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        new EventDecoder(seal)
            .decode(bytes, 2, bytes.length - 4, NOW, new MutableRegistry(ZoneId.of("UTC")), true);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return (Decoded.Accepted) decoded;
  }

  private String stored(String json) {
    byte[] sealed = decoded(seal, json).sealed();
    return sealed == null ? json : new String(sealed, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"applicant\":\"SECRET-X1\"",
        ",\"applicantId\":\"SECRET-X1\"",
        ",\"Applicant_Name\":\"SECRET-X1\"",
        ",\"applicant\":{\"name\":\"SECRET-X1\",\"more\":[{\"a\":\"SECRET-X1\"}]}",
        ",\"people\":[{\"idCard\":\"SECRET-X1\"}]",
        ",\"申请人姓名\":\"SECRET-X1\"",
        ",\"身份证号\":\"SECRET-X1\"",
        ",\"sqrzjhm\":\"SECRET-X1\"",
        ",\"phone\":\"SECRET-X1\"",
        ",\"\\u0070hone\":\"SECRET-X1\"",
        ",\"e-mail\":\"SECRET-X1\"",
        ",\"rater\":\"SECRET-X1\""
      })
  void whatIsNamedLikeAPersonIsStoredAsAKeyedHashOnly(String member) {
    for (String json : new String[] {event("", member), event(member, "")}) {
      String stored = stored(json);
      assertThat(stored).doesNotContain("SECRET-X1").contains(seal.hash("SECRET-X1"));
      assertThat(stored).contains("\"applicantKind\":\"PERSON\"", "\"subject\":\"c-1\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"" + CARD + "\"", "\"13800138000\"", "13800138000", "\"+8613800138000\""})
  void numbersThatOnlyAPersonHasAreSealedUnderAnyName(String value) {
    String plain = value.replace("\"", "");
    assertThat(stored(event("", ",\"note\":" + value)))
        .doesNotContain(plain)
        .contains(seal.hash(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"note\":\"a word\"",
        ",\"count\":13",
        ",\"order\":\"110105194912310021\"",
        ",\"applicant\":null",
        ",\"applicantPresent\":true",
        ",\"list\":[1,2,{\"deep\":\"x\"}]"
      })
  void everythingElseIsStoredAsItWasSent(String member) {
    assertThat(decoded(seal, event("", member)).sealed()).isNull();
  }

  @Test
  void theSameEventStaysTheSameEventOnEveryWayInAndHoweverOftenItIsSealed() {
    String sent = event("", ",\"applicantId\":\"" + CARD + "\"");
    Event first = decoded(seal, sent).event();
    Decoded.Accepted again = decoded(seal, stored(sent));
    assertThat(again.sealed()).as("sealed already").isNull();
    assertThat(again.event().hash()).isEqualTo(first.hash());
    assertThat(decoded(seal, sent).event().hash()).isEqualTo(first.hash());
    assertThat(decoded(ApplicantSeal.of(KEY), sent).event().hash()).isEqualTo(first.hash());
    // A job without the key takes over what another sealed, and keeps nothing in clear by itself.
    ApplicantSeal none = ApplicantSeal.withoutKey();
    assertThat(decoded(none, stored(sent)).event().hash()).isEqualTo(first.hash());
    byte[] removed = decoded(none, sent).sealed();
    assertThat(new String(removed, StandardCharsets.UTF_8))
        .contains("\"applicantId\":\"removed\"")
        .doesNotContain(CARD);
  }

  @Test
  void oneApplicantHasOneHashWhoeverWritesThemAndAnotherUnderAnotherKey() {
    assertThat(seal.hash(CARD))
        .matches("hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64}")
        .isEqualTo(seal.hash(" 110105 19491231 002x "))
        .isNotEqualTo(seal.hash("110105194912310021"));
    ApplicantSeal other = ApplicantSeal.of("another key of thirty-two letters, or more");
    assertThat(other.hash(CARD)).isNotEqualTo(seal.hash(CARD));
    assertThat(other.hash(CARD).substring(0, 20)).isNotEqualTo(seal.hash(CARD).substring(0, 20));
  }

  @Test
  void theKeyComesFromTheEnvironmentOrAFileAndNoMessageRepeatsIt(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
    assertThat(ApplicantSeal.fromEnvironment(Map.of(ApplicantSeal.KEY, KEY)::get).hash("a"))
        .isEqualTo(seal.hash("a"))
        .isEqualTo(
            ApplicantSeal.fromEnvironment(Map.of(ApplicantSeal.KEY_FILE, file.toString())::get)
                .hash("a"));
    assertThat(ApplicantSeal.fromEnvironment(name -> null).hash("a")).isEqualTo("removed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApplicantSeal.of("short-key-77"))
        .withMessageNotContaining("short-key-77");
  }
}
