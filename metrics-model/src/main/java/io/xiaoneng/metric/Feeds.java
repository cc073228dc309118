package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** How well the sources report. */
final class Feeds {

  static final List<MetricDefinition> ALL =
      List.of(
          ratio(
              "feed-timeliness",
              text("数据及时率", "Feed timeliness"),
              text(
                  "按来源统计：事件发生后在该来源的期望时延（默认 5 分钟）内记录的占比。低于 95% 的来源不参与排名。",
                  "By source: share of the events that were recorded within the source's"
                      + " expected lag, 5 minutes by default. A source below 95 % is not ranked."),
              text("期望时延内记录的事件数", "events recorded within the expected lag"),
              text("事件数", "events"),
              Cohort.RECORDED,
              UP,
              new Target(0.95, text("排名门槛", "threshold for ranking"), false)),
          ratio(
              "feed-quality",
              text("数据合格率", "Feed quality"),
              text(
                  "按来源统计：合格事件占合格事件、死信与存疑件事件之和的比例；死信按内容去重。低于 95% 的来源不参与排名。",
                  "By source: accepted events as a share of accepted events, dead letters and events"
                      + " of quarantined cases; a dead letter sent again counts once. A source below"
                      + " 95 % is not ranked."),
              text("合格事件数", "accepted events"),
              text(
                  "合格事件、死信与存疑件事件之和",
                  "accepted events, dead letters and events of quarantined cases"),
              Cohort.RECORDED,
              UP,
              new Target(0.95, text("排名门槛", "threshold for ranking"), false)));

  private Feeds() {}
}
