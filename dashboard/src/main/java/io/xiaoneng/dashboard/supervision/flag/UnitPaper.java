package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.paper.Paper;
import io.xiaoneng.dashboard.paper.Paper.Column;
import io.xiaoneng.flag.ChartEvidence;
import io.xiaoneng.flag.DriftEvidence;
import io.xiaoneng.flag.Evidence;
import io.xiaoneng.flag.FunnelStand;
import io.xiaoneng.flag.Verdict;
import java.util.List;

/** What one unit's flag stands on, on paper. */
final class UnitPaper {

  private final Flag flag;
  private final FlagEvidence e;
  private final CardWords w;
  private final Figures f;
  private final FlagDrawings drawings;

  UnitPaper(Flag flag, FlagEvidence evidence, CardWords words) {
    this.flag = flag;
    this.e = evidence;
    this.w = words;
    this.f = words.figures();
    this.drawings = new FlagDrawings(f, words::plain);
  }

  /** Writes all of it. */
  void write(Paper paper, Verdict verdict) {
    paper.heading(w.word("flag.why"));
    flag.grounds().forEach(each -> paper.point(w.word("flag.ground." + each)));
    if (flag.level().equals("FEED")) {
      paper.point(w.word("flag.feed"));
    }
    Evidence own = verdict.evidence();
    figures(paper, own);
    guards(paper);
    FunnelStand stand = own.deciding();
    paper.heading(w.word("flag.funnel"), 240);
    if (stand == null) {
      paper.text(w.word("flag.not." + verdict.notRanked()));
    } else {
      FunnelPicture picture = FunnelPicture.of(e.funnel(), stand);
      paper.drawing(drawings.funnel(picture));
      paper.quiet(
          w.word(
              stand.kind() == FunnelStand.Kind.CASE_MIX ? "flag.funnel.oe" : "flag.funnel.share"));
      paper.quiet(
          stand.tauSquared() > 0
              ? w.word("flag.wider", f.number(stand.phi()))
              : w.word("flag.exact"));
      if (picture.cut()) {
        paper.quiet(w.word("flag.funnel.cut"));
      }
    }
    ChartEvidence chart = own.chart();
    paper.heading(w.word("flag.xmr"), 250);
    if (chart == null) {
      paper.text(w.word("flag.xmr.none"));
    } else {
      chart(paper, chart);
    }
    DriftEvidence drift = own.drift();
    if (drift != null) {
      drift(paper, drift);
    }
    items(paper);
    cases(paper);
  }

  private void figures(Paper paper, Evidence own) {
    paper.table(
        List.of(
            new Column(w.word("unitflags.figure"), 3, false),
            new Column(w.word("flag.aim"), 3, false),
            new Column(w.word("flag.oe"), 3, false),
            new Column(w.word("flag.place"), 3, false),
            new Column(w.word("flag.chance"), 3, false)),
        List.of(
            List.of(
                CardWords.joined(
                    own.ratio().denominator() == 0 ? w.none() : w.share(own.ratio().share()),
                    f.count(own.ratio().numerator()) + " / " + f.count(own.ratio().denominator()),
                    own.interval() == null
                        ? null
                        : w.word(
                            "flag.interval",
                            f.percent(own.interval().lower()),
                            f.percent(own.interval().upper()))),
                e.aim() == null
                    ? w.none()
                    : CardWords.joined(
                        f.aim(e.aim().value()),
                        f.chinese() ? e.aim().sourceZh() : e.aim().sourceEn()),
                own.caseMix() == null
                    ? w.none()
                    : CardWords.joined(
                        f.number(own.caseMix().value()),
                        w.word(
                            "flag.oe.limits",
                            f.number(own.caseMix().limits().usual().upper()),
                            f.number(own.caseMix().limits().wide().upper())),
                        w.word("flag.oe.expected", f.days(own.caseMix().size()))),
                own.place() == null
                    ? w.none()
                    : CardWords.joined(
                        own.place().best() == own.place().worst()
                            ? Integer.toString(own.place().best())
                            : own.place().best() + "–" + own.place().worst(),
                        w.word("flag.place.of", e.ranked(), own.place().band())),
                own.deciding() == null || own.adjusted() == null
                    ? w.none()
                    : CardWords.joined(
                        CardWords.chance(own.deciding().byChance()),
                        w.word("flag.adjusted", CardWords.chance(own.adjusted()))))));
  }

  private void guards(Paper paper) {
    if (e.guardsOrNone().isEmpty()) {
      return;
    }
    paper.heading(w.word("flag.guards"));
    paper.quiet(w.word("flag.guards.why"));
    paper.table(
        List.of(
            new Column(w.word("unitflags.metric"), 4, false),
            new Column(w.word("unitflags.figure"), 2, true),
            new Column("n", 3, true),
            new Column(w.word("flag.city"), 2, true)),
        e.guardsOrNone().stream()
            .map(
                each ->
                    List.of(
                        f.chinese() ? each.nameZh() : each.nameEn(),
                        w.share(each.value()),
                        f.count(each.numerator()) + " / " + f.count(each.denominator()),
                        w.share(each.city())))
            .toList());
  }

  private void chart(Paper paper, ChartEvidence chart) {
    paper.text(
        CardWords.joined(
            w.word("flag.variation." + chart.variation()),
            chart.assurance() == null ? null : w.word("flag.assurance." + chart.assurance()),
            chart.trial() ? w.word("flag.trial") : null));
    paper.drawing(drawings.chart(chart, e.aim() == null ? null : e.aim().value()));
    paper.quiet(
        w.word(
            "flag.xmr.limits",
            f.percent(chart.mean()),
            f.number(chart.limits().lower() * 100),
            f.number(chart.limits().upper() * 100)));
    if (chart.limits().upper() > 1 || chart.limits().lower() < 0) {
      paper.quiet(w.word("flag.xmr.clipped"));
    }
    e.rebasesOrNone()
        .forEach(
            each ->
                paper.point(w.word("flag.rebased", each.from(), each.reason(), each.document())));
  }

  private void drift(Paper paper, DriftEvidence drift) {
    paper.heading(w.word("flag.drift"), 260);
    paper.text(DriftWords.of(drift, w::word));
    paper.quiet(w.word("flag.drift.how", drift.from(), drift.to(), f.percent(drift.mean())));
    paper.drawing(drawings.average(drift));
    paper.drawing(drawings.sums(drift));
  }

  private void items(Paper paper) {
    if (e.items().isEmpty()) {
      return;
    }
    paper.heading(w.word("flag.items"));
    paper.quiet(w.word("flag.items.why"));
    paper.table(
        List.of(
            new Column(w.word("flag.item"), 6, false),
            new Column("n", 2, true),
            new Column(w.word("flag.missed"), 2, true),
            new Column(w.word("flag.expected"), 2, true),
            new Column(w.word("flag.oe"), 2, true)),
        e.items().stream()
            .map(
                each ->
                    List.of(
                        w.name(each.item()),
                        f.count(each.cases()),
                        f.count(each.missed()),
                        f.days(each.expected()),
                        f.number(each.ratio())))
            .toList());
  }

  private void cases(Paper paper) {
    paper.heading(w.word("flag.cases"));
    paper.quiet(w.word(e.cases().isEmpty() ? "flag.cases.none" : "flag.cases.why"));
    for (FlagEvidence.CaseLine each : e.cases()) {
      paper.text(
          "%s · %s · %s%s"
              .formatted(
                  each.caseId() == null ? w.word("hidden.case") : each.caseId(),
                  w.name(each.item()),
                  w.word("state." + each.state()),
                  each.overdueDays() == null
                      ? ""
                      : " · " + w.word("flag.overdue", f.days(each.overdueDays()))));
      if (!each.trace().isEmpty()) {
        paper.table(
            List.of(
                new Column(w.word("flag.from"), 3, false),
                new Column(w.word("flag.to"), 3, false),
                new Column(w.word("flag.counted"), 1.5, false),
                new Column(w.word("flag.reason"), 6, false)),
            each.trace().stream()
                .map(
                    run ->
                        List.of(
                            f.at(run.from()),
                            f.at(run.to()),
                            w.word(run.counted() ? "flag.yes" : "flag.no"),
                            f.chinese() ? run.whyZh() : run.whyEn()))
                .toList());
      }
    }
  }
}
