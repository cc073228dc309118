package io.xiaoneng.dashboard.page;

/** There is no such thing to show a page of. */
public class PageNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String id;

  /**
   * @param kind what was looked for: {@code case}, {@code unit}, {@code hall}, {@code point},
   *     {@code metric} or {@code registry}
   * @param id as it was asked for
   */
  public PageNotFoundException(String kind, String id) {
    super("no " + kind + " \"" + id + "\"");
    this.kind = kind;
    this.id = id;
  }

  String kind() {
    return kind;
  }

  String id() {
    return id;
  }
}
