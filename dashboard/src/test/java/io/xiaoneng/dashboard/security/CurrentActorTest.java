package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

class CurrentActorTest {

  private static Authentication of(Object principal, String... authorities) {
    return UsernamePasswordAuthenticationToken.authenticated(
        principal, null, AuthorityUtils.createAuthorityList(authorities));
  }

  @Test
  void rolesAndUnitComeFromTheAuthorities() {
    assertThat(CurrentActor.of(of("mei", "ROLE_LEADER", "ROLE_REVIEWER", "FACTOR_PASSWORD")))
        .isEqualTo(new Actor("mei", Set.of(Role.LEADER, Role.REVIEWER), null));
    assertThat(CurrentActor.of(of("wu", "ROLE_UNIT", "UNIT:610113")))
        .isEqualTo(new Actor("wu", Set.of(Role.UNIT), "610113"));
  }

  @Test
  void theyGoIntoAuthoritiesAndComeBack() {
    assertThat(
            CurrentActor.of(
                UsernamePasswordAuthenticationToken.authenticated(
                    "wu", null, Authorities.of(Set.of(Role.UNIT), "610113"))))
        .isEqualTo(new Actor("wu", Set.of(Role.UNIT), "610113"));
  }

  @Test
  void aUnitsUserWithoutAUnitHasNoRole() {
    assertThat(CurrentActor.of(of("wu", "ROLE_UNIT", "ROLE_LEADER")).roles()).isEmpty();
    assertThat(CurrentActor.of(of("wu", "ROLE_LEADER", "UNIT:610113")).roles()).isEmpty();
  }

  @Test
  void aSenderIsItsToken() {
    IngestToken token = new IngestToken("yanta", null, List.of(), false);
    assertThat(CurrentActor.of(of(token, "ROLE_INGEST"))).isEqualTo(Actor.program("token:yanta"));
  }

  @Test
  void nobodyHasNoRole() {
    assertThat(CurrentActor.of(null)).isEqualTo(Actor.program(CurrentActor.NOBODY));
  }
}
