package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the schemes of an edition are called, without opening its book. */
@Component
class SchemeNames {

  private final SchemeBook schemes;

  SchemeNames(SchemeBook schemes) {
    this.schemes = schemes;
  }

  /** A version of a scheme; its code is its name where nobody knows it any more. */
  public record Named(String code, Text name) {}

  /** Those of editions by what each tells of them, in its order. */
  Map<String, List<Named>> of(Stream<Edition> editions) {
    return editions
        .map(Edition::schemes)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), this::named));
  }

  private List<Named> named(String codes) {
    return Stream.of(codes.split(", ")).filter(each -> !each.isEmpty()).map(this::one).toList();
  }

  private Named one(String code) {
    int gap = code.lastIndexOf(' ');
    return schemes
        .find(code.substring(0, gap), Integer.parseInt(code.substring(gap + 1)))
        .map(Scheme::name)
        .map(name -> new Named(code, name))
        .orElseGet(() -> new Named(code, new Text(code, code)));
  }
}
