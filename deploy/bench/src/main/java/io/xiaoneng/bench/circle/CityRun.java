package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.circle.city.CityBench;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.service.Installation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The circle's whole way: from the registry and the events of points to the page and the API. */
public final class CityRun {

  private static final double AIM_VIEW_MILLIS = 2_000;
  private static final double AIM_WHAT_IF_MILLIS = 1_000;

  private final Stand stand;
  private final Report report;
  private final Console console;

  /**
   * @param stand on which nothing runs yet, and nothing else will
   */
  public CityRun(Stand stand, Report report, Console console) {
    this.stand = stand;
    this.report = report;
    this.console = console;
  }

  /**
   * Measures.
   *
   * @param quick whether only the middle of the city is laid out
   */
  public void everything(boolean quick)
      throws IOException, InterruptedException, ExecutionException {
    Installation installation = stand.installation();
    CircleChildren children = new CircleChildren(installation);
    console.say("streets of the demo city, for the circle's whole way");
    children.streets(quick);
    stand.startBroker();
    stand.startTables();
    stand.awaitDashboard();
    stand.startJob();
    int points = quick ? 200 : 3_000;
    console.say("the circle's whole way, " + points + " points");
    Map<String, String> answers =
        children.run(
            "circle-city",
            "deploy/launcher",
            CityBench.class.getName(),
            List.of(
                children.directory().toString(),
                installation.kafka(),
                installation.ports().address(Port.CLICKHOUSE),
                stand.api(),
                installation.settings().zone().getId(),
                Integer.toString(points),
                quick ? "2" : "10",
                quick ? "6" : "100",
                quick ? "20" : "200"));
    tell(answers, points);
  }

  private void tell(Map<String, String> answers, int points) {
    String city =
        ", %d points, %s cells, %s communities"
            .formatted(
                points,
                CircleChildren.number(answers, "allCells"),
                CircleChildren.told(answers, "communities"));
    report.figure(
        "circle's whole way: from an empty installation to its first figures" + city,
        CircleChildren.told(answers, "beginSeconds") + " s");
    report.figure(
        "circle's whole way: all points fail and return, again and again",
        "%s events/s until the last row; %s events, said in %s s"
            .formatted(
                CircleChildren.number(answers, "roundRate"),
                CircleChildren.number(answers, "roundEvents"),
                CircleChildren.told(answers, "roundsSaidSeconds")));
    report.figure(
        "circle's whole way: from a state change to its row in the tables",
        CircleChildren.told(answers, "row"));
    report.figure(
        "circle's whole way: from a state change to the live view",
        CircleChildren.told(answers, "view"));
    atMost(answers, "from a state change to the live view", "view", AIM_VIEW_MILLIS);
    report.figure(
        "circle's whole way: communities that a change reaches, on average",
        CircleChildren.told(answers, "changeCommunities"));
    report.check(
        "circle's whole way: changes that wrote another community, or not all that they reach",
        0,
        CircleChildren.told(answers, "changeWrongCommunities"));
    question(answers, "what if one point were another, every district", "whatIf");
    atMost(answers, "what if", "whatIf", AIM_WHAT_IF_MILLIS);
    question(answers, "figures of every community", "figures");
    question(answers, "the same for another walk", "otherWalk");
    question(answers, "every cell", "cells");
    question(answers, "siting of 10 of " + CircleChildren.told(answers, "sitingGap"), "siting");
  }

  private void question(Map<String, String> answers, String what, String name) {
    report.figure("circle's API: " + what, CircleChildren.told(answers, name));
    report.check(
        "circle's API: " + what + ": wrong answers",
        0,
        CircleChildren.told(answers, name + "Wrong"));
  }

  private void atMost(Map<String, String> answers, String what, String name, double aim) {
    report.atMost(
        "circle: " + what + ", p95",
        Double.parseDouble(CircleChildren.told(answers, name + "P95")),
        aim,
        "ms");
  }
}
