package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.security.AccessTable;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts what is to be known first into the model of a page. */
@Component
public class TodayModel {

  /** A page does not wait longer for the first picture; its script asks again. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final TodayService service;
  private final ReportLanguages languages;
  private final AccessTable access;
  private final CurrentActor actor;

  TodayModel(
      TodayService service, ReportLanguages languages, AccessTable access, CurrentActor actor) {
    this.service = service;
    this.languages = languages;
    this.access = access;
    this.actor = actor;
  }

  /**
   * Adds {@code t}, null while the first picture is being put together or, as {@code tAway} says,
   * cannot be had, {@code tDue}, whether to ask again in a moment, {@code tFailing}, {@code tSay}
   * to write values, and {@code tMay}, the pages that prove something and that the one who asks may
   * open.
   */
  public void fill(Model model) {
    TodayService.Snapshot snapshot = null;
    boolean away = false;
    try {
      snapshot = service.within(PATIENCE).orElse(null);
    } catch (ClickHouseUnavailableException | ClickHouseQueryException | DataAccessException e) {
      // The rest of the page stands.
      away = true;
    }
    model.addAttribute("tAway", away);
    model.addAttribute("t", snapshot == null ? null : snapshot.today());
    model.addAttribute("tDue", snapshot == null ? !away : service.isDue(snapshot));
    model.addAttribute("tFailing", snapshot != null && snapshot.failing());
    model.addAttribute("tSay", languages.in(LocaleContextHolder.getLocale()));
    model.addAttribute("tMay", snapshot == null ? Set.of() : open(snapshot.today()));
  }

  private Set<String> open(Today today) {
    Actor asking = actor.get();
    return Stream.of(
            today.matters().stream().map(Today.Matter::path),
            today.targets().stream().map(Today.Target::path),
            today.orders().stream().map(Today.Order::path))
        .flatMap(each -> each)
        .filter(each -> access.mayOpen(asking, each.replaceAll("[?#].*", "")))
        .collect(Collectors.toSet());
  }
}
