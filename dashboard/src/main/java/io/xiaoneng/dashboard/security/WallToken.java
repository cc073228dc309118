package io.xiaoneng.dashboard.security;

/**
 * What the bearer of a wall's token may see. A screen bears it, nobody signs in with it.
 *
 * @param id in table {@code wall_token}
 * @param name under which administrators know it
 */
public record WallToken(long id, String name, Sight sight) {

  /** How much a wall shows. */
  public enum Sight {
    /** Everything a wall has, instructions and issued cards among it: for rooms of leaders. */
    ALL("wall"),
    /** Figures of the city alone, for halls where everybody looks. */
    FIGURES("wall-figures");

    private final String view;

    Sight(String view) {
      this.view = view;
    }

    /** Name of the live view it follows. */
    public String view() {
      return view;
    }
  }
}
