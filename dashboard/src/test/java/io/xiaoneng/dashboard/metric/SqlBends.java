package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every way in which SQL can be bent once and still be SQL: a condition dropped or negated, a
 * comparison moved by the edge or turned round, a number or a text replaced by its neighbour, one
 * moment taken for another.
 */
final class SqlBends {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.)*'|`[^`]*`|[A-Za-z_][A-Za-z_0-9.]*|\\d+(?:\\.\\d+)?|<=|>=|!=|->|\\S",
          Pattern.DOTALL);

  private static final Map<String, String> COMPARISONS =
      Map.of("<=", "<", "<", "<=", ">=", ">", ">", ">=", "=", "!=", "!=", "=");

  private static final Map<String, String> OPERATORS = Map.of("+", "-", "-", "+", "/", "*");

  /** What each is easily taken for. */
  private static final Map<String, List<String>> NEIGHBOURS =
      Map.ofEntries(
          Map.entry("applied", List.of("accepted")),
          Map.entry("accepted", List.of("applied")),
          Map.entry("decided", List.of("delivered", "accepted")),
          Map.entry("delivered", List.of("decided")),
          Map.entry("refused", List.of("closed", "other_end")),
          Map.entry("closed", List.of("refused", "other_end")),
          Map.entry("other_end", List.of("refused", "closed")),
          Map.entry("ended", List.of("decided")),
          Map.entry("due", List.of("due_statute")),
          Map.entry("due_statute", List.of("due")),
          Map.entry("answered", List.of("accepted")),
          Map.entry("answer_due", List.of("due")),
          Map.entry("delivery_by", List.of("due")),
          Map.entry("mature", List.of("due")),
          Map.entry("trips_all", List.of("trips_plain")),
          Map.entry("trips_plain", List.of("trips_all")),
          Map.entry("stops", List.of("supplement_requests")),
          Map.entry("supplement_requests", List.of("stops")),
          Map.entry("materials_shared", List.of("materials_required")),
          Map.entry("rectified_on", List.of("revisited_on")),
          Map.entry("revisited_on", List.of("rectified_on")),
          Map.entry("as_of", List.of("(as_of - 1)", "(as_of + 1)")),
          Map.entry("least", List.of("greatest")),
          Map.entry("greatest", List.of("least")),
          Map.entry("taken", List.of("called")),
          Map.entry("called", List.of("served")),
          Map.entry("served", List.of("called")),
          Map.entry("abandoned", List.of("served")),
          Map.entry("finished", List.of("due")),
          Map.entry("accepted_date", List.of("applied_date")),
          Map.entry("decided_date", List.of("accepted_date")),
          Map.entry("due_date", List.of("due_statutory_date")),
          Map.entry("s.1", List.of("s.2")),
          Map.entry("s.2", List.of("s.1")),
          Map.entry("t.1", List.of("t.2")),
          Map.entry("t.2", List.of("t.1")));

  private static final Set<String> CLAUSES =
      Set.of("SELECT", "FROM", "WHERE", "GROUP", "ORDER", "BY", "HAVING", "ON", "AS", "LIMIT")
          .stream()
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private static final int CONTEXT = 4;

  /**
   * @param what tells the bend from all others of the same text
   * @param sql the bent text
   */
  record Bend(String what, String sql) {}

  private record Token(String text, int start, int end) {}

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<String, String> bends = new LinkedHashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private SqlBends(String sql) {
    this.sql = sql;
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
  }

  /** Every bend, each of another text. */
  static List<Bend> of(String sql) {
    SqlBends all = new SqlBends(sql);
    all.operands(0, all.tokens.size(), true);
    for (int i = 0; i < all.tokens.size(); i++) {
      all.token(i);
    }
    List<Bend> bends = new ArrayList<>();
    Set<String> texts = new java.util.HashSet<>(Set.of(sql));
    all.bends.forEach(
        (what, bent) -> {
          if (texts.add(bent)) {
            bends.add(new Bend(what, bent));
          }
        });
    return bends;
  }

  private void token(int at) {
    String text = tokens.get(at).text;
    String other = COMPARISONS.get(text);
    if (other != null) {
      replace(at, other);
    } else if (OPERATORS.containsKey(text)) {
      replace(at, OPERATORS.get(text));
    } else if (text.matches("\\d{1,18}")) {
      long number = Long.parseLong(text);
      replace(at, Long.toString(number + 1));
      if (number > 0) {
        replace(at, Long.toString(number - 1));
      }
    } else if (text.startsWith("'") && text.length() > 2) {
      replace(at, "'another'");
    } else {
      NEIGHBOURS.getOrDefault(text, List.of()).forEach(each -> replace(at, each));
    }
  }

  private void replace(int at, String by) {
    Token token = tokens.get(at);
    String context =
        sql.substring(
            tokens.get(Math.max(0, at - CONTEXT)).start,
            tokens.get(Math.min(tokens.size() - 1, at + CONTEXT)).end);
    put(token.text + " as " + by + " in " + context, token.start, token.end, by);
  }

  private void put(String what, int start, int end, String by) {
    int times = seen.merge(what, 1, Integer::sum);
    bends.put(
        times == 1 ? what : what + " (" + times + ")",
        sql.substring(0, start) + by + sql.substring(end));
  }

  /** Looks at the conditions between two tokens, and at those in brackets among them. */
  private void operands(int from, int to, boolean whole) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || ends(tokens.get(i).text)) {
        if (i > start) {
          condition(start, i, whole && start == from && i == to);
        }
        start = i + 1;
      } else if (opens(i)) {
        int close = close(i);
        operands(i + 1, close, false);
        i = close;
      }
    }
  }

  private static boolean ends(String text) {
    return text.equals(",") || text.equals("->") || CLAUSES.contains(text);
  }

  private boolean opens(int at) {
    return tokens.get(at).text.equals("(") || tokens.get(at).text.equals("[");
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (opens(i)) {
        depth++;
      } else if (tokens.get(i).text.equals(")") || tokens.get(i).text.equals("]")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("a bracket is open in " + sql);
  }

  private void condition(int from, int to, boolean whole) {
    List<Integer> or = connectives(from, to, "OR");
    int start = from;
    boolean compared = false;
    for (int i = 0; i <= or.size(); i++) {
      int end = i < or.size() ? or.get(i) : to;
      List<Integer> and = connectives(start, end, "AND");
      int first = start;
      for (int j = 0; j <= and.size(); j++) {
        int last = j < and.size() ? and.get(j) : end;
        if (!or.isEmpty() || !and.isEmpty()) {
          operand(first, last, and.isEmpty() ? "false" : "true");
        } else {
          compared = hasComparison(first, last);
        }
        first = last + 1;
      }
      if (!or.isEmpty() && !and.isEmpty()) {
        operand(start, end, "false");
      }
      start = end + 1;
    }
    if (or.isEmpty() && connectives(from, to, "AND").isEmpty()) {
      if (whole || compared) {
        operand(from, to, "true");
      }
    }
  }

  private boolean hasComparison(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      if (opens(i)) {
        depth++;
      } else if (tokens.get(i).text.equals(")") || tokens.get(i).text.equals("]")) {
        depth--;
      } else if (depth == 0 && COMPARISONS.containsKey(tokens.get(i).text)) {
        return true;
      }
    }
    return false;
  }

  private void operand(int from, int to, String without) {
    int start = tokens.get(from).start;
    int end = tokens.get(to - 1).end;
    String text = sql.substring(start, end);
    // What has a parameter keeps it.
    put(
        "without " + text,
        start,
        end,
        !text.contains("?")
            ? without
            : without.equals("true") ? "(true OR (" + text + "))" : "(false AND (" + text + "))");
    put("not " + text, start, end, "(NOT (" + text + "))");
  }

  /** Where a connective stands between two tokens, outside of brackets and of BETWEEN. */
  private List<Integer> connectives(int from, int to, String name) {
    List<Integer> found = new ArrayList<>();
    boolean between = false;
    for (int i = from; i < to; i++) {
      if (opens(i)) {
        i = close(i);
      } else if (tokens.get(i).text.equals("BETWEEN")) {
        between = true;
      } else if (tokens.get(i).text.equals("AND") && between) {
        between = false;
      } else if (tokens.get(i).text.equals(name)) {
        found.add(i);
      }
    }
    return found;
  }
}
