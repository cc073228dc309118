package io.xiaoneng.simulator.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.CityBuilder;
import io.xiaoneng.simulator.city.Office;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStreetsTest {

  @TempDir Path directory;

  @Test
  void theSameSeedGivesTheSameFilesAndAnotherOthers() throws Exception {
    DemoStreets.write(directory.resolve("a"), 1, 3);
    DemoStreets.write(directory.resolve("b"), 1, 3);
    DemoStreets.write(directory.resolve("c"), 2, 3);
    for (String file : List.of("streets.osm.gz", "cells.csv", "points.csv")) {
      assertThat(directory.resolve("b").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("a").resolve(file));
      assertThat(
              Files.mismatch(
                  directory.resolve("a").resolve(file), directory.resolve("c").resolve(file)))
          .isNotEqualTo(-1);
    }
  }

  @Test
  void everythingSaysThatItIsSynthetic() throws Exception {
    DemoStreets.write(directory, 1, 2);
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(directory.resolve("streets.osm.gz")))) {
      String osm = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(osm).contains("synthetic demo city, no real streets");
      assertThat(osm).contains("\"steps\"", "\"barrier\"", "\"residential\"").endsWith("</osm>\n");
    }
    assertThat(Files.readAllLines(directory.resolve("cells.csv")).subList(1, 20))
        .allMatch(line -> line.startsWith("demo-"));
  }

  @Test
  void thePeopleOfEachCommunityLiveInItsCells() {
    City city = CityBuilder.build(1);
    Lattice lattice = new Lattice(city, 1, DemoStreets.WHOLE_CITY);
    List<Cell> cells = new DemoCells(city, lattice, 1, DemoStreets.WHOLE_CITY).cells();
    Map<String, Long> people =
        cells.stream()
            .collect(
                Collectors.groupingBy(Cell::community, Collectors.summingLong(Cell::population)));
    List<Office> communities =
        city.offices().stream()
            .filter(office -> office.level() == Unit.Level.COMMUNITY)
            .filter(office -> people.containsKey(office.code()))
            .toList();

    assertThat(communities).hasSizeGreaterThan(1_190);
    for (Office community : communities) {
      assertThat(people.get(community.code())).isEqualTo(community.population());
    }
    assertThat(cells.size()).isBetween(30_000, 40_000);
    assertThat(cells.stream().map(Cell::id).distinct().count()).isEqualTo(cells.size());
  }
}
