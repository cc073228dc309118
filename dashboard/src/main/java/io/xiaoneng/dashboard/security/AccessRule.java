package io.xiaoneng.dashboard.security;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the {@link AccessTable}: who may do what under an address.
 *
 * @param method {@code GET} (which stands for {@code HEAD}, too), {@code POST}, …; "" for any
 * @param path pattern as in a controller's mapping
 * @param who beyond the roles
 * @param roles that may; none of them where {@code who} is enough
 * @param scope how it is narrowed for {@link Role#UNIT}; null exactly where that role may not
 * @param audited what the audit log calls it; null where it is none of its business
 * @param walls whether a wall's token opens it, too; see {@link #andWalls}
 */
public record AccessRule(
    String method,
    String path,
    Who who,
    Set<Role> roles,
    @Nullable Scope scope,
    @Nullable String audited,
    Walls walls) {

  /** What a wall's token opens. */
  enum Walls {
    /** Not this. */
    NO,
    /** The page. */
    PAGE,
    /** The live view the token is for, and no other. */
    OWN_VIEW
  }

  /** Who may, whatever their roles. */
  enum Who {
    /** Everybody, signed in or not. */
    EVERYBODY,
    /** Whoever has signed in as a user. */
    SIGNED_IN,
    /** The bearer of a sender's token, and nobody else. */
    SENDER,
    /** Only who has one of the roles. */
    ROLES
  }

  public AccessRule {
    roles = Set.copyOf(roles);
    if (roles.contains(Role.UNIT) != (scope != null)) {
      throw new IllegalArgumentException("what a unit may see has a scope: " + path);
    }
  }

  static AccessRule everybody(String path) {
    return new AccessRule("", path, Who.EVERYBODY, Set.of(), null, null, Walls.NO);
  }

  static AccessRule signedIn(String method, String path) {
    return new AccessRule(method, path, Who.SIGNED_IN, Set.of(), null, null, Walls.NO);
  }

  static AccessRule sender(String method, String path) {
    return new AccessRule(method, path, Who.SENDER, Set.of(), null, null, Walls.NO);
  }

  static AccessRule of(String method, String path, Set<Role> roles) {
    return new AccessRule(method, path, Who.ROLES, roles, null, null, Walls.NO);
  }

  /** The same for a unit's users too, narrowed to their subtree. */
  AccessRule andUnits(Scope narrowing) {
    Set<Role> all = EnumSet.of(Role.UNIT);
    all.addAll(roles);
    return new AccessRule(method, path, who, all, narrowing, audited, walls);
  }

  /** The same with a line in the audit log, by that name. */
  AccessRule audited(String action) {
    return new AccessRule(method, path, who, roles, scope, action, walls);
  }

  /** The same for walls too, which bear a token and have no role. */
  AccessRule andWalls(Walls opened) {
    return new AccessRule(method, path, who, roles, scope, audited, opened);
  }

  /**
   * Whether a wall's token opens it.
   *
   * @param view the live view that is asked for; null where none is
   */
  boolean lets(WallToken token, @Nullable String view) {
    return who == Who.EVERYBODY
        || walls == Walls.PAGE
        || walls == Walls.OWN_VIEW && token.sight().view().equals(view);
  }

  /** Whether the line is about that method. */
  boolean isOf(String asked) {
    return method.isEmpty() || method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
  }

  /** Whether somebody may, apart from what a scope says. */
  boolean lets(Actor actor) {
    return who == Who.EVERYBODY
        || who == Who.SIGNED_IN
        || who == Who.ROLES && roles.stream().anyMatch(actor::is);
  }
}
