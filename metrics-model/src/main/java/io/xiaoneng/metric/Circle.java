package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.place;
import static io.xiaoneng.metric.Definitions.text;

import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** Who has a terminal or an open service point at hand: basis G, over units and people. */
final class Circle {

  static final List<MetricDefinition> ALL =
      List.of(
          place(
              "terminals-street",
              text("自助终端投放率（镇街）", "Sub-districts with a terminal"),
              text(
                  "镇街中，至少有一台自助终端或智能信包箱全天 24 小时对公众开放、且近 24 小时内曾在线的占比；24 小时内新设的自设立起计。终端属于其登记单位所在的镇街，"
                      + "也属于离其最近的人口网格所在社区的镇街。",
                  "Share of the sub-districts with at least one terminal or mailbox that is open to the"
                      + " public for 24 hours and was alive at some moment of the last 24; one put up since"
                      + " then counts from when it was. A terminal belongs to the sub-district of its unit, and to that of the community whose"
                      + " population cell is nearest to it."),
              text("有此类终端的镇街数", "sub-districts that have one"),
              text("镇街数", "sub-districts"),
              new Target(0.80, text("60% 提升至 80%", "from 60 % to 80 %"), false)),
          place(
              "terminals-community",
              text("自助终端投放率（城市社区）", "Urban communities with a terminal"),
              text(
                  "城市社区中，至少有一台自助终端或智能信包箱全天 24 小时对公众开放、且近 24 小时内曾在线的占比；24 小时内新设的自设立起计。终端属于离其最近的人口网格"
                      + "所在的社区；登记单位就是社区的，属于该社区。",
                  "Share of the urban communities with at least one terminal or mailbox that is open to"
                      + " the public for 24 hours and was alive at some moment of the last 24; one put up"
                      + " since then counts from when it was. A terminal belongs to the community whose population cell is nearest to it, or to its unit"
                      + " where that is a community."),
              text("有此类终端的城市社区数", "urban communities that have one"),
              text("城市社区数", "urban communities"),
              new Target(0.70, text("50% 提升至 70%", "from 50 % to 70 %"), false)),
          place(
              "circle-population",
              text("15分钟圈人口覆盖率", "People within 15 minutes"),
              text(
                  "城市社区人口中，按实际道路以每秒 1.3 米步行 15 分钟以内可到达当时开放的服务点的占比。查询时点取该时点，查询时段按时间加权，"
                      + "未结束的日子只计已过去的时间；人口未知的网格不计。",
                  "Share of the people of urban communities who can walk to a service point that is open"
                      + " within 15 minutes, by the streets and at 1.3 m/s. As of a moment; over a period"
                      + " weighted by time, of a day that is not over what has passed. Cells whose people"
                      + " are not known are left out."),
              text("可到达的人口", "people who can"),
              text("人口", "people"),
              new Target(1, text("全面建成 2020", "complete by 2020"), false)),
          place(
              "circle-communities",
              text("15分钟圈社区达标率", "Communities within 15 minutes"),
              text(
                  "城市社区中，15 分钟圈人口覆盖率达到 90% 的占比。查询时点取该时点，查询时段按时间加权，" + "未结束的日子只计已过去的时间；没有已知人口的社区不计。",
                  "Share of the urban communities of whose people at least 90 % can walk to an open"
                      + " service point within 15 minutes. As of a moment; over a period weighted by time,"
                      + " of a day that is not over what has passed. Communities without known people are left out."),
              text("达标的社区数", "communities with at least 90 % covered"),
              text("社区数", "communities"),
              new Target(1, text("全面建成 2020", "complete by 2020"), false)));

  private Circle() {}
}
