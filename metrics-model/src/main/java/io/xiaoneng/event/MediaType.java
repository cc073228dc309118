package io.xiaoneng.event;

import java.util.Locale;

/** What {@code datacontenttype} may say. */
final class MediaType {

  private MediaType() {}

  /** Whether it is {@code application/json} or ends in {@code +json}; parameters do not count. */
  static boolean isJson(String value) {
    if (value.equals("application/json")) {
      return true;
    }
    int parameters = value.indexOf(';');
    String type =
        (parameters < 0 ? value : value.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.indexOf('/') > 0 && type.endsWith("+json");
  }
}
