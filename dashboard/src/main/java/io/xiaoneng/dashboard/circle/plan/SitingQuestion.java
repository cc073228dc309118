package io.xiaoneng.dashboard.circle.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sites are looked for.
 *
 * @param base pace, minutes, items, terminals and moment, and the changes that are taken as made
 * @param candidates sites to choose from; empty where they are made of {@code from}
 * @param from what candidates are made of; null where they are told
 * @param count how many sites; 0 where a share is asked for
 * @param share of the people to be covered; 0 where a number of sites is asked for
 * @param limit how long may be computed
 */
record SitingQuestion(
    WhatIfQuestion base,
    List<Candidate> candidates,
    @Nullable From from,
    int count,
    double share,
    Duration limit) {

  /** Most candidates that are chosen from. */
  static final int MOST_CANDIDATES = 2_000;

  /** Most sites that are chosen. */
  static final int MOST_SITES = 50;

  private static final int MOST_SECONDS = 30;
  private static final int USUAL_SECONDS = 5;

  SitingQuestion {
    candidates = List.copyOf(candidates);
  }

  /** A site that could be chosen; degrees WGS 84. */
  record Candidate(String id, double lon, double lat) {}

  /** What candidates are made of. */
  enum From {
    /** The uncovered cells with most people. */
    CELLS,
    /** The middle of the people of each community. */
    COMMUNITIES
  }

  /** Reads a question out of a body. */
  static SitingQuestion read(Body body, Instant now) {
    body.only(
        "candidates",
        "from",
        "n",
        "share",
        "pace",
        "minutes",
        "at",
        "items",
        "terminals",
        "changes",
        "seconds");
    List<Candidate> candidates = candidates(body);
    From from = body.has("from") ? from(body) : null;
    if (candidates.isEmpty() == (from == null)) {
      throw body.bad("candidates", "or from must be told, and not both");
    }
    if (body.has("n") == body.has("share")) {
      throw body.bad("n", "or share must be told, and not both");
    }
    WhatIfQuestion base =
        new WhatIfQuestion(
            QuestionReader.at(body, now),
            null,
            QuestionReader.pace(body),
            QuestionReader.minutes(body),
            QuestionReader.items(body),
            body.flag("terminals"),
            null,
            null,
            false,
            QuestionReader.changes(body));
    return new SitingQuestion(
        base,
        candidates,
        from,
        body.whole("n", 1, MOST_SITES, 0),
        body.has("share") ? body.number("share", 0.001, 1) : 0,
        Duration.ofSeconds(body.whole("seconds", 1, MOST_SECONDS, USUAL_SECONDS)));
  }

  private static From from(Body body) {
    return switch (body.text("from", 20)) {
      case "cells" -> From.CELLS;
      case "communities" -> From.COMMUNITIES;
      default -> throw body.bad("from", "must be cells or communities");
    };
  }

  private static List<Candidate> candidates(Body body) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Body each : body.objects("candidates", MOST_CANDIDATES)) {
      each.only("id", "lon", "lat");
      String id = each.text("id", QuestionReader.LONGEST_ID);
      if (!ids.add(id)) {
        throw each.bad("id", "is told twice");
      }
      candidates.add(new Candidate(id, each.number("lon", -180, 180), each.number("lat", -90, 90)));
    }
    return candidates;
  }
}
