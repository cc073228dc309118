package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.report.chart.ChartWords;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words that are of a report's form, not of its content. */
@Component
final class FormWords {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final ZoneId zone;

  @Autowired
  FormWords(MessageSource messages, XiaonengProperties settings) {
    this(messages, settings.zoneId());
  }

  FormWords(MessageSource messages, ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /** A word of the form {@code report.format.*}. */
  String word(Locale locale, String name, Object... values) {
    return messages.getMessage("report.format." + name, values, locale);
  }

  ChartWords chart(Locale locale) {
    return new ChartWords(word(locale, "aim"), word(locale, "none"));
  }

  /** What a table's rows show; of one without rows, a row that says so. */
  List<List<String>> rows(Table table, Locale locale) {
    if (!table.rows().isEmpty()) {
      return table.rows().stream().map(row -> row.stream().map(Cell::shown).toList()).toList();
    }
    List<String> none = new ArrayList<>(Collections.nCopies(table.columns().size(), ""));
    none.set(0, word(locale, "none"));
    return List.of(none);
  }

  /** The date that stands under a document, as its language writes it. */
  String date(Document document) {
    LocalDate date = document.date();
    return document.chinese()
        ? date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
        : DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(date);
  }

  /** The moment of the figures, in the city's time, and the facts. */
  List<String> facts(Document document) {
    List<String> facts = new ArrayList<>();
    facts.add(word(document.language(), "made", MOMENT.format(document.made().atZone(zone))));
    facts.addAll(document.facts());
    return facts;
  }
}
