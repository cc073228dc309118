package io.xiaoneng.dashboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.Role;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class EvidenceSightTest {

  private final FixedRegistryView registry = new FixedRegistryView(ZoneId.of("Asia/Shanghai"));
  private final EvidenceSight sight = new EvidenceSight(registry, new CurrentActor());

  private void sensitive() {
    registry.put("item/quiet/1", "{\"kind\":\"item\",\"sensitive\":true}");
  }

  private static void as(Role role) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(
                "li", "", Authorities.of(Set.of(role), role == Role.UNIT ? "u" : null)));
  }

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aCaseOfAnItemThatBecameSensitiveLaterLosesItsNumberAndTrace() {
    String flag =
        "{\"n\":3,\"cases\":[{\"caseId\":\"c-1\",\"item\":{\"code\":\"quiet\"},\"trace\":[{\"from\":1}]},{\"caseId\":\"c-2\",\"item\":{\"code\":\"loud\"},\"trace\":[{\"from\":2}]}]}";
    assertThat(sight.told(flag)).as("nothing is sensitive yet").isSameAs(flag);
    assertThat(sight.namesSensitive(flag)).isFalse();
    sensitive();
    assertThat(sight.namesSensitive(flag)).isTrue();
    assertThat(sight.told(flag))
        .isEqualTo(
            "{\"n\":3,\"cases\":[{\"caseId\":null,\"item\":{\"code\":\"quiet\"},\"trace\":[]},{\"caseId\":\"c-2\",\"item\":{\"code\":\"loud\"},\"trace\":[{\"from\":2}]}]}");
  }

  @Test
  void soDoesTheAlertThatACardWasMadeOf() {
    sensitive();
    assertThat(
            sight.told(
                "{\"alert\":{\"id\":\"c-1|past\",\"caseId\":\"c-1\",\"item\":\"quiet\",\"level\":\"RED\"},\"trace\":[{\"from\":1}]}"))
        .isEqualTo(
            "{\"alert\":{\"id\":null,\"caseId\":null,\"item\":\"quiet\",\"level\":\"RED\"},\"trace\":[]}");
    String other = "{\"alert\":{\"id\":\"c|p\",\"caseId\":\"c\",\"item\":\"loud\"},\"trace\":[1]}";
    assertThat(sight.told(other)).isSameAs(other);
  }

  @Test
  void ofASmallClassAUnitSeesItselfAlone() {
    String four =
        "{\"funnel\":[{\"own\":true,\"size\":9},{\"own\":false,\"size\":8},{\"own\":false,\"size\":7},{\"own\":false,\"size\":6}]}";
    String five = four.replace("]", ",{\"own\":false,\"size\":5}]");
    as(Role.UNIT);
    assertThat(sight.told(four)).isEqualTo("{\"funnel\":[{\"own\":true,\"size\":9}]}");
    assertThat(sight.told(five)).isEqualTo(five);
    as(Role.SUPERVISOR);
    assertThat(sight.told(four)).isEqualTo(four);
  }
}
