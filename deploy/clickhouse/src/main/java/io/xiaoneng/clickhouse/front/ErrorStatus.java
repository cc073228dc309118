package io.xiaoneng.clickhouse.front;

/** The HTTP status that ClickHouse gives for each of its error codes. */
final class ErrorStatus {
  private ErrorStatus() {}

  static int of(int code) {
    return switch (code) {
      case 194 -> 401;
      case 192, 193, 164, 291, 497, 516 -> 403;
      case 46, 47, 50, 56, 60, 63, 73, 78, 81, 85, 115, 336 -> 404;
      case 6,
          25,
          26,
          27,
          36,
          38,
          41,
          42,
          43,
          53,
          62,
          70,
          72,
          117,
          179,
          321,
          376,
          427,
          441,
          442,
          456,
          457 ->
          400;
      case 159 -> 408;
      case 229 -> 413;
      case 48 -> 501;
      case 202, 209, 439 -> 503;
      default -> 500;
    };
  }
}
