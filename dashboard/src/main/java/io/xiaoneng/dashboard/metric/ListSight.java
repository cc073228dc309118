package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of lists as the one who asks is told of them. Every row stays, because a list adds up to its
 * figure; which case of a sensitive or secret item it is stands in none.
 */
final class ListSight {

  /** Rows of a file are looked at in such parts, as numbers of cases are asked for together. */
  private static final int PART = 1_000;

  private final RegistryView registry;
  private final SensitiveCases sensitive;
  private final Sight sight;

  ListSight(RegistryView registry, SensitiveCases sensitive, Sight sight) {
    this.registry = registry;
    this.sensitive = sensitive;
    this.sight = sight;
  }

  /** The rows of one list. */
  List<ListLine> told(List<ListLine> lines) {
    if (lines.isEmpty()) {
      return lines;
    }
    return switch (lines.get(0).kind()) {
      case CASE -> ofItems(lines, "case");
      case RATING -> ofItems(lines, "case", "rating");
      case TICKET -> windows(ofItems(lines, "ticket"));
      case INSTANCE -> instances(lines);
      case EVENT -> events(lines);
      default -> lines;
    };
  }

  /** Takes rows one after the other, and hands them on in parts; {@link Parts#end} the last. */
  Parts parts(Consumer<ListLine> to) {
    return new Parts(to);
  }

  /** Rows on their way into a file. */
  final class Parts implements Consumer<ListLine> {
    private final Consumer<ListLine> to;
    private final List<ListLine> waiting = new ArrayList<>();

    private Parts(Consumer<ListLine> to) {
      this.to = to;
    }

    @Override
    public void accept(ListLine line) {
      waiting.add(line);
      if (waiting.size() == PART) {
        end();
      }
    }

    void end() {
      told(waiting).forEach(to);
      waiting.clear();
    }
  }

  private List<ListLine> ofItems(List<ListLine> lines, String... telling) {
    Set<String> items = registry.sensitiveItems();
    return lines.stream()
        .map(
            line -> {
              ListLine told = line;
              for (String column : items.contains(line.text("item")) ? telling : new String[0]) {
                told = told.with(column, null);
              }
              return told;
            })
        .toList();
  }

  private List<ListLine> windows(List<ListLine> lines) {
    if (sight.sees(Guarded.WINDOW)) {
      return lines;
    }
    return lines.stream()
        .map(line -> line.text("window").isEmpty() ? line : line.with("window", Sight.MASK))
        .toList();
  }

  private List<ListLine> instances(List<ListLine> lines) {
    Set<String> hidden = sensitive.among(lines.stream().flatMap(l -> ids(l).stream()).toList());
    if (hidden.isEmpty()) {
      return lines;
    }
    return lines.stream()
        .map(
            line ->
                line.with(
                    "caseIds", ids(line).stream().filter(id -> !hidden.contains(id)).toList()))
        .toList();
  }

  private static List<String> ids(ListLine line) {
    return line.of("caseIds") instanceof List<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }

  private List<ListLine> events(List<ListLine> lines) {
    Set<String> hidden =
        sensitive.among(
            lines.stream()
                .filter(line -> line.text("type").startsWith("case."))
                .map(line -> line.text("subject"))
                .toList());
    return lines.stream().map(line -> event(line, hidden.contains(line.text("subject")))).toList();
  }

  private ListLine event(ListLine line, boolean hidden) {
    ListLine told = line.with("source", orNull(sight.source(line.text("source"))));
    told = told.with("detail", orNull(sight.detail(line.text("detail"))));
    return hidden ? told.with("event", null).with("subject", null) : told;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
