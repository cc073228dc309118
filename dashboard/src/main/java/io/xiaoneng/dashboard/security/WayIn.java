package io.xiaoneng.dashboard.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** A way to sign in beside the form. Where it is not open, nothing of it is asked for. */
public interface WayIn {

  /** Whether it is set up; it stays so as long as the program runs. */
  boolean isOpen();

  /** Path of ours where it begins. */
  String path();

  /** What people call it, one line; null where the page's own words will do. */
  @Nullable String name();

  /** Finds out who comes that way. */
  AuthenticationProvider provider();

  /**
   * Adds its filters to the chain of pages.
   *
   * @param succeeded what follows for whoever has signed in, however they came
   */
  void addTo(HttpSecurity http, AuthenticationSuccessHandler succeeded);

  /** What follows on signing out, for those who came this way as for all others. */
  LogoutSuccessHandler leaving();

  /**
   * Origin that the form for signing out may lead to beside our own, as in {@code
   * https://id.example.gov.cn}; null where there is none.
   */
  @Nullable String formTarget();
}
