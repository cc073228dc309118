package io.xiaoneng.dashboard.report.format;

import java.util.regex.Pattern;

/**
 * The numbers of headings as official documents write them: 一、 then （一） then 1. ({@code GB/T
 * 9704-2012}, 7.3.3). A heading that has one of its own, is an annex, or says to whom the document
 * goes (主送机关, 7.3.2) keeps what it has.
 */
final class Numbering {

  private static final Pattern OWN =
      Pattern.compile("^([一二三四五六七八九十百千零]+、|（[一二三四五六七八九十百千零]+）|\\d+[.．、]|附件|附录).*|.*：$");
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};

  private final int[] counts = new int[3];

  /** Whether a heading says to whom the document goes. */
  static boolean addresses(String heading) {
    return heading.endsWith("：");
  }

  /** The heading with its number. */
  String of(int level, String heading) {
    if (OWN.matcher(heading).matches()) {
      return heading;
    }
    int count = ++counts[level - 1];
    for (int i = level; i < counts.length; i++) {
      counts[i] = 0;
    }
    return switch (level) {
      case 1 -> words(count) + "、" + heading;
      case 2 -> "（" + words(count) + "）" + heading;
      default -> count + ". " + heading;
    };
  }

  /** A number in words, 1 to 9999. */
  static String words(int number) {
    StringBuilder words = new StringBuilder();
    String digits = Integer.toString(number);
    boolean zero = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit == 0) {
        zero = true;
        continue;
      }
      words.append(zero ? "零" : "");
      zero = false;
      words.append(DIGITS.charAt(digit)).append(PLACES[digits.length() - 1 - i]);
    }
    // Ten to nineteen begin with the ten.
    return number >= 10 && number < 20 ? words.substring(1) : words.toString();
  }
}
