package io.xiaoneng.dashboard.report.format;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets as workbooks take them: 1 to 31 characters, without signs, none twice. */
final class SheetNames {

  private static final int MOST = 31;

  private final Set<String> taken = new HashSet<>();

  /** A name that nobody has yet, as near as can be. */
  String of(String wanted) {
    String clean =
        wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").replaceAll("^[\\s']+|[\\s']+$", "");
    String name = cut(clean.isEmpty() ? "-" : clean, MOST);
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      String end = " (" + i + ")";
      name = cut(clean, MOST - end.length()) + end;
    }
    return name;
  }

  /** Never in the middle of a character. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end).strip();
  }
}
