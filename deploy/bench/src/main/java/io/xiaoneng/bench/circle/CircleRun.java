package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.circle.job.CircleJob;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.service.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Streets of the demo city, the reach of many points, the siting of the next ones, the job. */
public final class CircleRun {

  private static final double AIM_REACH_SECONDS = 30;
  private static final double AIM_ONE_POINT_MILLIS = 1_000;
  private static final int SEARCHING = 2;

  private final Installation installation;
  private final CircleChildren children;
  private final Report report;
  private final Console console;

  public CircleRun(Installation installation, Report report, Console console) {
    this.installation = installation;
    this.children = new CircleChildren(installation);
    this.report = report;
    this.console = console;
  }

  /**
   * Measures.
   *
   * @param quick whether only the middle of the city is laid out
   */
  public void everything(boolean quick) throws IOException, InterruptedException {
    console.say("streets of the demo city");
    report.figure(
        "circle: import of the streets",
        String.format(Locale.ROOT, "%.1f s", children.streets(quick)));
    reach(children.directory(), quick ? 200 : 3_000);
    siting();
    job(quick);
  }

  private void job(boolean quick) throws IOException, InterruptedException {
    int points = quick ? 200 : 3_000;
    console.say("the circle's part of the job, " + points + " points");
    List<String> sizes = quick ? List.of("60", "50", "5") : List.of("200", "300", "10");
    List<String> arguments = new ArrayList<>();
    arguments.add(installation.data().of("circle-job").toString());
    arguments.add(Integer.toString(points));
    arguments.addAll(sizes);
    new CircleJobRun(
            report, children.run("circle-job", "stream-jobs", CircleJob.class.getName(), arguments))
        .tell(points);
  }

  private void reach(Path directory, int points) throws IOException, InterruptedException {
    console.say("reach of " + points + " points");
    Map<String, String> answers =
        children.run(
            "reach",
            "deploy/streets",
            ReachBench.class.getName(),
            List.of(
                directory.resolve("streets.bin").toString(),
                directory.resolve("cells.csv").toString(),
                Integer.toString(points),
                Integer.toString(SEARCHING)));
    report.figure(
        "circle: network",
        "%s edges, %s cells, %s pairs of point and cell within 30 minutes"
            .formatted(
                CircleChildren.number(answers, "edges"),
                CircleChildren.number(answers, "cells"),
                CircleChildren.number(answers, "pairs")));
    report.figure("circle: snapping points and cells", answers.get("snapSeconds") + " s");
    report.atMost(
        "circle: reach of " + points + " points, " + SEARCHING + " threads",
        Double.parseDouble(answers.getOrDefault("reachSeconds", "NaN")),
        AIM_REACH_SECONDS,
        "s");
    report.figure(
        "circle: reach of one point again",
        answers.get("oneP50") + " ms p50, " + answers.get("oneP99") + " ms p99");
    report.atMost(
        "circle: a point moved, its reach and the city's coverage again, slowest",
        Double.parseDouble(answers.getOrDefault("whatIfMillis", "NaN")),
        AIM_ONE_POINT_MILLIS,
        "ms");
    report.check("circle: points compared with plain shortest ways", 20, answers.get("compared"));
    report.check("circle: cells whose way differs from them", 0, answers.get("wrongCells"));
    report.check("circle: figures that differ from counting anew", 0, answers.get("wrongSums"));
  }

  private void siting() throws IOException, InterruptedException {
    console.say("siting");
    Map<String, String> answers =
        children.run("siting", "dashboard", SitingBench.class.getName(), List.of());
    report.figure(
        "circle: siting of 20 of 100 sites for 5 000 places",
        answers.get("largeMillis") + " ms, gap " + answers.get("largeGap"));
    report.figure(
        "circle: siting of 4 of 16 sites for 205 places", answers.get("smallMillis") + " ms");
    report.check(
        "circle: people served by the best choice of all that there are",
        CircleChildren.told(answers, "smallBest"),
        answers.get("smallServed"));
    report.check(
        "circle: people served by the large choice, counted again",
        CircleChildren.told(answers, "largeRecount"),
        answers.get("largeServed"));
    report.check("circle: the large choice is proven", true, answers.get("largeProven"));
  }
}
