package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Account;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/users}: who may sign in, and as what. For those who keep users. */
@RestController
class UserController {

  private final Users users;

  UserController(Users users) {
    this.users = users;
  }

  /**
   * What a user shall be.
   *
   * @param username of a new one; of no account otherwise
   * @param unit null for all but a unit's user
   * @param enabled missing = yes
   */
  record Wanted(
      @Nullable String username,
      @Nullable List<String> roles,
      @Nullable String unit,
      @Nullable Boolean enabled) {}

  /** A user without a password. */
  record View(
      String username,
      List<String> roles,
      @Nullable String unit,
      boolean enabled,
      boolean mustChange,
      boolean secondFactor,
      boolean identityBound,
      Instant createdAt,
      Instant passwordChangedAt) {

    static View of(Account account, Users users) {
      return new View(
          account.username(),
          account.roles().stream().map(Role::name).sorted().toList(),
          account.unit(),
          account.enabled(),
          account.mustChange(),
          users.withFactor().contains(account.username()),
          users.withIdentity().contains(account.username()),
          account.createdAt(),
          account.passwordChangedAt());
    }
  }

  /** The answer that holds a password; there is no second one. */
  record Made(String username, String password) {}

  @GetMapping("/api/v1/users")
  List<View> list() {
    return users.list().stream().map(each -> View.of(each, users)).toList();
  }

  @GetMapping("/api/v1/users/{name}")
  View one(@PathVariable String name) {
    return View.of(users.find(name), users);
  }

  @PostMapping("/api/v1/users")
  ResponseEntity<Made> add(@RequestBody Wanted wanted, Actor by) {
    String name = Objects.requireNonNullElse(wanted.username(), "");
    String password = users.add(by, name, roles(wanted.roles()), wanted.unit());
    return ResponseEntity.created(URI.create("/api/v1/users/" + name))
        .cacheControl(CacheControl.noStore())
        .body(new Made(name, password));
  }

  @PutMapping("/api/v1/users/{name}")
  View change(@PathVariable String name, @RequestBody Wanted wanted, Actor by) {
    users.change(
        by, name, roles(wanted.roles()), wanted.unit(), !Boolean.FALSE.equals(wanted.enabled()));
    return View.of(users.find(name), users);
  }

  @PostMapping("/api/v1/users/{name}/password")
  ResponseEntity<Made> reset(@PathVariable String name, Actor by) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Made(name, users.reset(by, name)));
  }

  @DeleteMapping("/api/v1/users/{name}/second-factor")
  View resetFactor(@PathVariable String name, Actor by) {
    users.resetFactor(by, name);
    return View.of(users.find(name), users);
  }

  @DeleteMapping("/api/v1/users/{name}/identity")
  View releaseIdentity(@PathVariable String name, Actor by) {
    users.releaseIdentity(by, name);
    return View.of(users.find(name), users);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(Users.UnknownUserException failure) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, Objects.requireNonNull(failure.getMessage())));
  }

  /** Roles by their names. */
  static Set<Role> roles(@Nullable List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names == null ? List.<String>of() : names) {
      try {
        roles.add(Role.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new BadParameterException("roles", "there is no role \"" + name + "\"");
      }
    }
    return roles;
  }
}
