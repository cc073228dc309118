package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.page.CityClock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of reports, whoever asks and wherever: the language is the order's. */
@Component
public class ReportLanguages {

  private final MessageSource messages;
  private final CityClock clock;

  ReportLanguages(MessageSource messages, CityClock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** The words of a language. */
  public ReportWords in(Locale locale) {
    return new ReportWords(messages, locale, clock.zone());
  }
}
