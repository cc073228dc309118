package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  @Test
  void aLongOneThatNobodyTriesFirstWillDo() {
    assertThat(PasswordRules.problem("mei", "correct horse 12")).isNull();
    assertThat(PasswordRules.problem("mei", "青山依旧在几度夕阳红啊呀")).isNull();
  }

  @Test
  void whatIsWrongHasAName() {
    assertThat(PasswordRules.problem("mei", "elevenchars")).isEqualTo("short");
    assertThat(PasswordRules.problem("mei", "a1b2c3d4".repeat(10))).isEqualTo("long");
    assertThat(PasswordRules.problem("mei", "青山依旧在".repeat(5))).isEqualTo("long");
    assertThat(PasswordRules.problem("meiling", "I am MeiLing 42")).isEqualTo("name");
    assertThat(PasswordRules.problem("mei", "abababababab")).isEqualTo("plain");
    assertThat(PasswordRules.problem("mei", "My Password 2026")).isEqualTo("plain");
  }

  @Test
  void whatWasFoundInPublicIsRefusedHoweverItIsDressedUp() throws Exception {
    for (String dressed :
        new String[] {
          "Liverpool2024", "P@ssw0rd12345", "football12345", "monkeymonkey12", "Jennifer1985!",
          "trustno1trustno1", "zaq12wsxcde34", "2024-01-01-2024", "sunshine!!!!!!",
              "qwertz123456789"
        }) {
      assertThat(PasswordRules.problem("mei", dressed)).as(dressed).isIn("plain", "guessable");
    }
    try (InputStream list =
        Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt")) {
      List<String> long12 =
          new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(each -> each.length() >= PasswordRules.SHORTEST)
              .toList();
      assertThat(long12).hasSizeGreaterThan(200);
      assertThat(long12)
          .allSatisfy(
              each -> assertThat(PasswordRules.problem("mei", each)).isIn("plain", "guessable"));
    }
  }

  @Test
  void theHandsOnTheSystemAndTheSupervisedHaveOneRole() {
    assertThat(Rights.problem(Set.of())).contains("missing");
    assertThat(Rights.problem(EnumSet.of(Role.LEADER, Role.SUPERVISOR, Role.REVIEWER))).isNull();
    for (Role role : EnumSet.of(Role.UNIT, Role.ADMIN, Role.SECURITY, Role.AUDITOR)) {
      assertThat(Rights.problem(Set.of(role))).isNull();
      assertThat(Rights.problem(EnumSet.of(role, Role.LEADER))).contains(role.name());
    }
  }
}
