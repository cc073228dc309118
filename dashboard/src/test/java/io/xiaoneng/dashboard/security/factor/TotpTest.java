package io.xiaoneng.dashboard.security.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.SettingsForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path data;

  /** RFC 6238, appendix B, the rows of SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59,94287082",
    "1111111109,07081804",
    "1111111111,14050471",
    "1234567890,89005924",
    "2000000000,69279037",
    "20000000000,65353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(RFC, Totp.step(Instant.ofEpochSecond(seconds)), 8)).isEqualTo(code);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({
    "0,755224", "1,287082", "2,359152", "3,969429", "4,338314",
    "5,254676", "6,287922", "7,162583", "8,399871", "9,520489"
  })
  void sixDigitsAreThoseOfTheCounter(long counter, String code) {
    assertThat(Totp.code(RFC, counter, 6)).isEqualTo(code);
  }

  @Test
  void aCodeIsTakenOneStepAroundNowAndNoFurther() {
    Instant at = Instant.ofEpochSecond(1_111_111_109);
    long step = Totp.step(at);
    for (long each = step - 3; each <= step + 3; each++) {
      boolean near = Math.abs(each - step) <= 1;
      assertThat(Totp.match(RFC, Totp.code(RFC, each, 6), at).isPresent())
          .as("step %d", each - step)
          .isEqualTo(near);
    }
    assertThat(Totp.match(RFC, Totp.code(RFC, step + 1, 6), at)).hasValue(step + 1);
    assertThat(Totp.match(RFC, "", at)).isEmpty();
    assertThat(Totp.match(RFC, "六位数字不是", at)).isEmpty();
  }

  /** RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f,MY",
    "fo,MZXQ",
    "foo,MZXW6",
    "foob,MZXW6YQ",
    "fooba,MZXW6YTB",
    "foobar,MZXW6YTBOI"
  })
  void secretsAreWrittenInBase32(String bytes, String text) {
    assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  @Test
  void whatADeviceReadsIsAnAddressThatAllOfThemKnow() {
    Enrolment enrolment = new Enrolment("mei@city", RFC);
    assertThat(enrolment.uri())
        .isEqualTo(
            "otpauth://totp/Xiaoneng:mei@city?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Xiaoneng&algorithm=SHA1&digits=6&period=30");
    assertThat(enrolment.typed()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(enrolment.toString()).doesNotContain("GEZD");
    QrPicture picture = enrolment.picture();
    // A finder pattern stands in the first corner, four modules from the edge.
    assertThat(picture.size()).isBetween(29, 100);
    assertThat(picture.path()).startsWith("M4 4h1v1h-1zM5 4h1v1h-1z").matches("[Mhvz0-9 -]+");
  }

  private FactorKey key(Path directory, String preset) {
    return new FactorKey(SettingsForTests.data(directory), preset);
  }

  @Test
  void aSecretIsReadWithItsKeyForItsUserOnly() throws Exception {
    FactorKey key = key(data, "");
    String sealed = key.seal("mei", RFC);
    assertThat(sealed).isNotEqualTo(key.seal("mei", RFC));
    assertThat(key.open("mei", sealed)).isEqualTo(RFC);
    assertThat(key.open("bo", sealed)).isNull();
    assertThat(key(data, "").open("mei", sealed)).as("after a restart").isEqualTo(RFC);
    assertThat(key(data.resolve("other"), "").open("mei", sealed)).isNull();
    Path file = data.resolve("dashboard/second-factor.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key.hash("mei", "A")).isNotEqualTo(key.hash("bo", "A")).hasSize(64);
  }

  @Test
  void aPresetKeyNeedsNoFileAndABadOneIsNamed() {
    String preset = Base64.getEncoder().encodeToString(new byte[32]);
    FactorKey key = key(data, preset);
    assertThat(key.open("mei", key.seal("mei", RFC))).isEqualTo(RFC);
    assertThat(data.resolve("dashboard")).doesNotExist();
    assertThatThrownBy(() -> key(data, "not base 64!")).hasMessageContaining("no base 64");
    assertThatThrownBy(() -> key(data, "YWJj")).hasMessageContaining("32 bytes");
  }
}
