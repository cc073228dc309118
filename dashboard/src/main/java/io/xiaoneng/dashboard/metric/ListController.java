package io.xiaoneng.dashboard.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/metrics/{id}/cases}: what is behind a figure, as JSON, CSV or XLSX. */
@RestController
class ListController {

  private final ListService lists;
  private final MessageSource messages;

  ListController(ListService lists, MessageSource messages) {
    this.lists = lists;
    this.messages = messages;
  }

  /** A page of a list as JSON; the order of the members is the order shown. */
  record Answer(
      String metric,
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standing,
      String part,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant asOf,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant knownAt,
      long count,
      int page,
      int size,
      List<Map<String, @Nullable Object>> rows) {}

  @GetMapping("/api/v1/metrics/{id}/cases")
  @Nullable ResponseEntity<Answer> cases(
      @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
    String[] named = parameters.remove("format");
    AnswerFormat format =
        named == null
            ? AnswerFormat.accepted(request)
            : AnswerFormat.ofWireName(String.join(",", named));
    ListQuery query = lists.parse(id, parameters);
    if (format == AnswerFormat.JSON) {
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer(query));
    }
    lists.requireFile(query);
    response.setContentType(format.type().toString());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s-%s.%s\""
            .formatted(id, query.part().wireName(), format.wireName()));
    if (format == AnswerFormat.CSV) {
      lists.csv(query, response.getOutputStream());
    } else {
      lists.workbook(query, response.getOutputStream(), header());
    }
    return null;
  }

  private Answer answer(ListQuery list) {
    MetricQuery query = list.query();
    MetricVersion version = MetricCatalogue.find(query.metric(), query.version());
    MetricVersion other = version == null || version.inForce() ? null : version;
    return new Answer(
        query.metric(),
        list.kind().wireName(),
        other == null ? null : other.number(),
        other == null ? null : other.standing().code(),
        list.part().wireName(),
        query.from(),
        query.to(),
        query.asOf(),
        query.knownAt(),
        lists.count(list),
        list.page(),
        list.size(),
        lists.page(list).stream().map(ListLine::json).toList());
  }

  private Function<ListColumn, String> header() {
    Locale locale = LocaleContextHolder.getLocale();
    return column -> messages.getMessage("list.column." + column.name(), null, locale);
  }
}
