package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.perTenThousand;
import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** What applicants say of the service 好差评. */
final class Ratings {

  static final List<MetricDefinition> ALL =
      List.of(
          ratio(
              "rated-active",
              text("主动评价率", "Rated by the applicant"),
              text(
                  "评价记录中由办事人主动作出（非系统默认）的占比；一次服务一条评价。",
                  "Share of the ratings that somebody made, not the system by default; each"
                      + " service has one."),
              text("非默认评价数", "non-default ratings"),
              text("评价数（服务次数）", "ratings, one a service"),
              Cohort.RATED,
              UP,
              null),
          perTenThousand(
              "bad-per-10k",
              text("每万次评价差评数", "Bad ratings in 10,000"),
              text(
                  "每一万次非默认评价中“不满意”“非常不满意”的次数，区间为二项分布精确区间。",
                  "Ratings of level 4 or 5 in 10,000 non-default ratings, with the exact"
                      + " binomial interval."),
              text("四级、五级评价数", "non-default ratings of level 4 or 5"),
              text("非默认评价数", "non-default ratings"),
              Cohort.RATED,
              DOWN,
              null),
          ratio(
              "rectified",
              text("差评整改率", "Bad ratings put right"),
              text(
                  "整改期限已到的差评（四级、五级非默认评价）中按期整改的占比。期限为评价之后若干日（本地数据，默认 15 日），至末日终了。",
                  "Share of the bad ratings (non-default, level 4 or 5) whose term has"
                      + " ended that were rectified in it. The term is so many days after the"
                      + " rating, to the end of the last one: local data, 15 by default."),
              text("按期整改的差评数", "bad ratings rectified in time"),
              text("整改到期的差评数", "bad ratings whose term has ended"),
              Cohort.RATED,
              UP,
              new Target(1, text("好差评制度", "rating rules"), false)),
          ratio(
              "revisited",
              text("实名差评回访率", "Named bad ratings revisited"),
              text(
                  "期限已到的实名差评中按期回访的占比。期限与差评整改相同。",
                  "Share of the bad ratings given by name whose term has ended that were"
                      + " revisited in it. The term is that of rectification."),
              text("按期回访的实名差评数", "named bad ratings revisited in time"),
              text("到期的实名差评数", "named bad ratings whose term has ended"),
              Cohort.RATED,
              UP,
              new Target(1, text("好差评制度", "rating rules"), false)));

  private Ratings() {}
}
