package io.xiaoneng.dashboard.notice;

/**
 * Something people are told once.
 *
 * @param key what makes it the same notice when it is posted again, 1 to 200 characters, for
 *     example {@code card/7/3/OVERDUE}
 * @param titleZh one line, 1 to 200 characters; {@code titleEn} likewise
 * @param textZh up to 2 000 characters, "" where the title says it all; {@code textEn} likewise
 * @param link address of a page of ours, begins with one "/"; "" for none
 */
public record Notice(
    String key,
    Audience audience,
    NoticeUrgency urgency,
    String titleZh,
    String titleEn,
    String textZh,
    String textEn,
    String link) {

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_LINK = 500;

  public Notice {
    line("key", key);
    line("titleZh", titleZh);
    line("titleEn", titleEn);
    text("textZh", textZh);
    text("textEn", textEn);
    if (!link.isEmpty()
        && (!link.matches("/(?!/)[^\\s\\\\\\p{Cntrl}]*") || link.length() > LONGEST_LINK)) {
      throw new IllegalArgumentException("link of a notice is no address of a page: " + link);
    }
  }

  private static void line(String name, String value) {
    if (value.isBlank()
        || value.length() > LONGEST_LINE
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          name + " of a notice must be one line of 1 to " + LONGEST_LINE + " characters: " + value);
    }
  }

  private static void text(String name, String value) {
    if (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          name + " of a notice must be a text of at most " + LONGEST_TEXT + " characters");
    }
  }

  /** The title in a language. */
  public String title(boolean chinese) {
    return chinese ? titleZh : titleEn;
  }

  /** The text in a language. */
  public String text(boolean chinese) {
    return chinese ? textZh : textEn;
  }

  /** Whether it may not wait. */
  public boolean urgent() {
    return urgency == NoticeUrgency.URGENT;
  }
}
