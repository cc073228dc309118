package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * When which report is made.
 *
 * @param id 0 before it is kept
 * @param formats in their order, at least one
 * @param since what was due up to then is not made up for
 * @param changedBy who changed it last
 */
record Schedule(
    long id,
    String name,
    ReportKind kind,
    List<ReportFormat> formats,
    Locale language,
    DueRule rule,
    boolean active,
    Instant since,
    String changedBy,
    Instant changedAt) {

  Schedule {
    formats = formats.stream().distinct().sorted().toList();
  }

  /** Formats as they are stored. */
  static String text(List<ReportFormat> formats) {
    return formats.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  /** Formats as they were stored. */
  static List<ReportFormat> formats(String text) {
    return Arrays.stream(text.split(",")).map(ReportFormat::valueOf).toList();
  }

  /** A language as it is stored. */
  static String text(Locale language) {
    return language.getLanguage().equals("zh") ? "zh" : "en";
  }

  /** A language as it was stored. */
  static Locale language(String text) {
    return text.equals("zh") ? Locale.CHINA : Locale.ENGLISH;
  }
}
