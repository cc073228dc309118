package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The cases behind a figure, for readers inside the program; the same lists as the pages show. */
@Service
public class CasesBehind {

  private final ListService lists;

  CasesBehind(ListService lists) {
    this.lists = lists;
  }

  /**
   * The first cases of a part of the figure, by due date, the earliest first.
   *
   * @param parts the first of these that the metric has
   * @param most how many, 1 to 1 000
   * @return as the list tells them in JSON; none where the metric has none of the parts, or its
   *     rows are no cases
   */
  public List<Map<String, @Nullable Object>> first(MetricQuery query, int most, CasePart... parts) {
    ListKind kind = ListKind.of(query.metric());
    ListColumn due = kind == ListKind.CASE ? kind.column("due") : null;
    if (due == null || most < 1 || most > ListParser.MAX_SIZE) {
      return List.of();
    }
    List<CasePart> has = ListKind.parts(query.metric(), query.version());
    long asOf = query.asOf().toEpochMilli();
    return Stream.of(parts)
        .filter(has::contains)
        .findFirst()
        .map(
            part ->
                lists
                    .page(
                        new ListQuery(
                            query, ListKind.CASE, part, Map.of(), asOf, asOf, due, false, 0, most))
                    .stream()
                    .map(ListLine::json)
                    .toList())
        .orElse(List.of());
  }
}
