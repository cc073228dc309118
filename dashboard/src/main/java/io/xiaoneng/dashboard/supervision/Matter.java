package io.xiaoneng.dashboard.supervision;

/**
 * A card, a task or a claim, as notes, files, letters and the audit log name it.
 *
 * @param kind {@code card}, {@code task} or {@code claim}
 */
public record Matter(String kind, long id) {

  /** A card. */
  public static Matter card(long id) {
    return new Matter("card", id);
  }

  /** A task. */
  public static Matter task(long id) {
    return new Matter("task", id);
  }

  /** A claim on overdue days. */
  public static Matter claim(long id) {
    return new Matter("claim", id);
  }

  /** The matter that {@link #toString} named. */
  public static Matter parse(String text) {
    int slash = text.indexOf('/');
    return new Matter(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
  }

  /** Address of its page. */
  public String path() {
    return "/supervision/" + kind + "s/" + id;
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
