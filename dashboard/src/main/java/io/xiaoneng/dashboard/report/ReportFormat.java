package io.xiaoneng.dashboard.report;

import java.util.Arrays;
import java.util.Optional;

/** What a report is written as. */
public enum ReportFormat {
  /** A page of its own. */
  HTML("text/html;charset=UTF-8", "html"),
  /** With its fonts and with charts as lines. */
  PDF("application/pdf", "pdf"),
  /** 公文 form, to be edited. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  /** Tables, numbers as numbers. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  /** The same content as data. */
  JSON("application/json", "json");

  private final String mediaType;
  private final String suffix;

  ReportFormat(String mediaType, String suffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
  }

  /** Its content type. */
  public String mediaType() {
    return mediaType;
  }

  /** The one of that ending; empty where there is none. */
  public static Optional<ReportFormat> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(each -> each.suffix.equals(suffix)).findFirst();
  }

  /** Ending of its files' names, without the dot. */
  public String suffix() {
    return suffix;
  }
}
