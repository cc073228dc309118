package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases that were stopped or decided at every edge of what is near due, of a promise that is long
 * enough to be looked at, and of what counts at all. Unless a case says otherwise it was accepted
 * on Monday the first of June, due on Monday the fifteenth, ten counted days later, and decided on
 * the Friday before. Some are decided on other days so that one that is counted too many does not
 * make up for one too few.
 */
final class PromiseHistory {

  private static final String DUE = "2026-06-15T23:59:59.999";

  private final List<HandmadeCase> cases = new ArrayList<>();

  private PromiseHistory() {}

  static List<CaseFacts> make() {
    PromiseHistory history = new PromiseHistory();
    history.stops();
    history.promises();
    history.decisions();
    history.others();
    return history.cases.stream().map(HandmadeCase::facts).toList();
  }

  private HandmadeCase of(String id) {
    HandmadeCase made =
        new HandmadeCase(id).accepted("2026-06-01T09:00").due(DUE).decided("2026-06-12T10:00");
    cases.add(made);
    return made;
  }

  /** Named after the days that were left at the begin of the last stop. */
  private void stops() {
    of("never-stopped");
    of("three-left").stop("2026-06-09", "2026-06-10");
    of("three-left-and-stopped-before")
        .decided("2026-06-11T10:00")
        .stop("2026-06-03", "2026-06-04")
        .stop("2026-06-09", "2026-06-10");
    of("two-left").stop("2026-06-10", "2026-06-11");
    of("two-left-and-stopped-before")
        .stop("2026-06-02", "2026-06-05")
        .stop("2026-06-10", "2026-06-11");
    of("one-left").stop("2026-06-11", "2026-06-12");
    of("one-left-on-a-saturday").stop("2026-06-13", "2026-06-14");
    of("none-left").stop("2026-06-12", "2026-06-15");
    of("on-the-day-of-due").stop("2026-06-15", "2026-06-17");
    of("past-due").stop("2026-06-10", "2026-06-20");
    of("after-due").stop("2026-06-16", "2026-06-18");
    of("far-and-after-due").stop("2026-06-03", "2026-06-04").stop("2026-06-16", "2026-06-18");
    of("far-and-on-the-saturday-after-due")
        .due("2026-06-12T23:59:59.999")
        .stop("2026-06-02", "2026-06-03")
        .stop("2026-06-13", "2026-06-16");
  }

  /** Named after the counted days of the promise. */
  private void promises() {
    of("of-six").accepted("2026-06-04T09:00").stop("2026-06-11", "2026-06-12");
    of("of-five").accepted("2026-06-05T09:00").stop("2026-06-11", "2026-06-12");
    of("of-four").accepted("2026-06-08T09:00").stop("2026-06-11", "2026-06-12");
    of("of-five-without-stops").accepted("2026-06-08T09:00").decided("2026-06-15T09:00");
    of("of-four-without-stops").accepted("2026-06-09T09:00").decided("2026-06-15T09:00");
    of("of-five-from-within-a-stop")
        .applied("2026-05-25T09:00")
        .accepted("2026-06-04T09:00")
        .stop("2026-06-01", "2026-06-08");
    of("over-a-feast")
        .accepted("2026-06-12T09:00")
        .due("2026-06-22T23:59:59.999")
        .decided("2026-06-18T09:00")
        .stop("2026-06-18", "2026-06-21");
  }

  private void decisions() {
    of("on-the-last-day").decided("2026-06-15T09:00");
    of("on-the-last-day-and-stopped-before")
        .decided("2026-06-15T09:00")
        .stop("2026-06-03", "2026-06-05");
    of("at-due").decided(DUE);
    of("a-millisecond-after-due").decided("2026-06-16T00:00");
    of("on-the-day-of-due-too-late").due("2026-06-15T12:00").decided("2026-06-15T12:00:00.001");
    of("due-on-a-sunday").due("2026-06-14T18:00");
    of("stopped-to-the-end").decided("2026-06-11T09:00").stop("2026-06-11", "2026-06-15");
  }

  private void others() {
    of("immediate").kind("IMMEDIATE").decided("2026-06-15T09:00").stop("2026-06-10", "2026-06-11");
    of("never-accepted")
        .accepted(null)
        .applied("2026-06-01T09:00")
        .decided("2026-06-15T09:00")
        .stop("2026-06-10", "2026-06-11");
    of("without-due").due(null).stop("2026-06-10", "2026-06-11");
    of("not-decided").decided(null).stop("2026-06-10", "2026-06-11");
    of("applied-for-after-due")
        .applied("2026-06-18T09:00")
        .statutory("2026-06-25T09:00")
        .decided("2026-06-15T09:00")
        .stop("2026-06-10", "2026-06-11");
    of("a-test").decided("2026-06-15T09:00").stop("2026-06-10", "2026-06-11").test();
    of("in-quarantine").decided("2026-06-15T09:00").stop("2026-06-10", "2026-06-11").quarantined();
    of("without-attributes")
        .decided("2026-06-15T09:00")
        .stop("2026-06-10", "2026-06-11")
        .unidentified();
  }
}
