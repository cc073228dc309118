package io.xiaoneng.dashboard.metric;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** What an answer is written as. */
enum AnswerFormat {
  JSON("json", MediaType.APPLICATION_JSON),
  CSV("csv", MediaType.parseMediaType("text/csv;charset=UTF-8")),
  XLSX(
      "xlsx",
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private final String wireName;
  private final MediaType type;

  AnswerFormat(String wireName, MediaType type) {
    this.wireName = wireName;
    this.type = type;
  }

  /** The name in requests and the ending of a file. */
  String wireName() {
    return wireName;
  }

  MediaType type() {
    return type;
  }

  /** What the Accept header asks for first; JSON where it leaves the choice. */
  static AnswerFormat accepted(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null) {
      return JSON;
    }
    List<MediaType> wanted;
    try {
      wanted = MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      return JSON;
    }
    MimeTypeUtils.sortBySpecificity(wanted);
    for (MediaType each : wanted) {
      for (AnswerFormat format : values()) {
        if (each.isCompatibleWith(format.type)) {
          return format;
        }
      }
    }
    return JSON;
  }

  /**
   * The format of that name.
   *
   * @throws BadParameterException naming {@code format}
   */
  static AnswerFormat ofWireName(String name) {
    for (AnswerFormat each : values()) {
      if (each.wireName.equals(name)) {
        return each;
      }
    }
    throw new BadParameterException(
        "format", "format is \"" + name + "\", must be json, csv or xlsx");
  }
}
