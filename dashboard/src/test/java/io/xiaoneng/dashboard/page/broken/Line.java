package io.xiaoneng.dashboard.page.broken;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of {@code broken/pages.csv}, which has one for each page.
 *
 * @param page the pattern of its mapping
 * @param address of one such page; {@code {case}} stands for a case that there is
 * @param whole status when all is well
 * @param gone statuses while ClickHouse is gone; of a page that may have a kept answer, two
 * @param empty status in a city that has neither a case nor a registry
 */
record Line(String page, String address, int whole, Set<Integer> gone, int empty) {

  static final int UNAVAILABLE = 503;

  /** Whether it shows nothing but that it cannot be had where ClickHouse was never there. */
  boolean failing() {
    return gone.contains(UNAVAILABLE);
  }

  /** Whether it has a frame of its own in place of that of the pages. */
  boolean ownFrame() {
    return page.equals("/wall") || page.equals("/wall/closed") || page.equals("/today");
  }

  @Override
  public String toString() {
    return page;
  }

  static Stream<Line> all() throws IOException {
    try (InputStream in = Line.class.getResourceAsStream("/broken/pages.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Line::of).toList().stream();
    }
  }

  private static Line of(String line) {
    String[] cells = line.split(",");
    return new Line(
        cells[0],
        cells[1],
        Integer.parseInt(cells[2]),
        Stream.of(cells[3].split("/")).map(Integer::valueOf).collect(Collectors.toSet()),
        Integer.parseInt(cells[4]));
  }
}
