package io.xiaoneng.dashboard.page;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way down to what a page shows, as {@code bits :: way} draws it.
 *
 * @param word key of a message that names it; null where it has names of its own
 * @param nameZh empty where a message names it
 * @param nameEn likewise
 * @param href where it leads; null for where the reader stands
 */
public record Crumb(@Nullable String word, String nameZh, String nameEn, @Nullable String href) {

  /** A step that a message names. */
  public static Crumb ofWord(String word, @Nullable String href) {
    return new Crumb(word, "", "", href);
  }

  /** A step with names of its own. */
  public static Crumb of(String nameZh, String nameEn, @Nullable String href) {
    return new Crumb(null, nameZh, nameEn, href);
  }
}
