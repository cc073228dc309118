package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

class CachedPasswordsTest {

  private static final int REQUESTS = 40;
  private static final long LIMIT_SECONDS = 30;

  private final AtomicInteger hashes = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(REQUESTS);

  /** Takes as long as it takes for all to have come. */
  private final AuthenticationProvider slow =
      new AuthenticationProvider() {
        @Override
        public Authentication authenticate(Authentication request) {
          hashes.incrementAndGet();
          try {
            assertThat(begun.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          UserDetails user =
              User.withUsername(request.getName()).password("").roles("ADMIN").build();
          return UsernamePasswordAuthenticationToken.authenticated(
              user, null, user.getAuthorities());
        }

        @Override
        public boolean supports(Class<?> type) {
          return true;
        }
      };

  @Test
  void ofManyRequestsWithOnePasswordAtOnceTheFirstComputeForAll() throws Exception {
    CachedPasswords passwords =
        new CachedPasswords(slow, null, new SignInGuard(Clock.systemUTC()), null);
    ExecutorService senders = Executors.newFixedThreadPool(REQUESTS);
    try {
      List<Future<Authentication>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        answers.add(
            senders.submit(
                () -> {
                  begun.countDown();
                  return passwords.authenticate(
                      UsernamePasswordAuthenticationToken.unauthenticated("admin", "right"));
                }));
      }
      for (Future<Authentication> each : answers) {
        assertThat(each.get(LIMIT_SECONDS, TimeUnit.SECONDS).isAuthenticated()).isTrue();
      }
    } finally {
      senders.shutdownNow();
    }
    assertThat(hashes.get()).isBetween(1, 2);
  }
}
