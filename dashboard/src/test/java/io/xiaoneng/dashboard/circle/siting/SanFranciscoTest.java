package io.xiaoneng.dashboard.circle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A published problem with known best answers: 16 sites, 205 census tracts, 5 000 m. */
class SanFranciscoTest {

  private static final String FILE =
      "siting/SF_network_distance_candidateStore_16_censusTract_205_new.csv";
  private static final SitingSolver SOLVER = new SitingSolver(Duration.ofMinutes(2));

  private static SitingProblem problem = SitingProblem.of(List.of("none")).build();

  @BeforeAll
  static void read() throws IOException {
    Optional<Path> file = find();
    if (file.isEmpty()) {
      System.err.println(
          "SKIPPED: SanFranciscoTest, because shared/data/"
              + FILE
              + " is not there. Set XIAONENG_SHARED_DATA to the directory that holds siting/.");
    }
    Assumptions.assumeTrue(file.isPresent(), "shared/data/" + FILE + " is not there");
    List<String> sites = new ArrayList<>();
    Map<String, Long> people = new LinkedHashMap<>();
    Map<String, TreeSet<Integer>> near = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file.orElseThrow())) {
      String[] row = line.split(",");
      if (row[0].equals("distance")) {
        continue;
      }
      if (!sites.contains(row[1])) {
        sites.add(row[1]);
      }
      people.put(row[2], Long.parseLong(row[3]));
      TreeSet<Integer> by = near.computeIfAbsent(row[2], tract -> new TreeSet<>());
      if (Double.parseDouble(row[0]) <= 5_000) {
        by.add(sites.indexOf(row[1]));
      }
    }
    SitingProblem.Builder builder = SitingProblem.of(sites);
    people.forEach(
        (tract, count) ->
            builder.add(
                count,
                near.getOrDefault(tract, new TreeSet<>()).stream().mapToInt(i -> i).toArray()));
    problem = builder.build();
  }

  private static Optional<Path> find() {
    List<Path> roots = new ArrayList<>();
    String given =
        System.getProperty("xiaoneng.shared-data", System.getenv("XIAONENG_SHARED_DATA"));
    if (given != null) {
      roots.add(Path.of(given));
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      roots.add(dir.resolve("shared/data"));
    }
    return roots.stream().map(root -> root.resolve(FILE)).filter(Files::isReadable).findFirst();
  }

  @Test
  void theBestFourSitesServeMostPeople() {
    SitingAnswer best = SOLVER.mostServed(problem, 4);

    assertThat(best.sites())
        .containsExactlyInAnyOrder("Store_2", "Store_11", "Store_12", "Store_15");
    assertThat(best.served()).isEqualTo(875_247);
    assertThat(best.people()).isEqualTo(955_113);
    assertThat(best.proven()).isTrue();
  }

  @Test
  void oneAfterTheOtherServesFewer() {
    assertThat(SOLVER.greedy(problem, 4).served()).isEqualTo(872_611);
  }

  @Test
  void everybodyNeedsEightSites() {
    SitingAnswer all = SOLVER.fewest(problem, 1);

    assertThat(all.sites()).hasSize(8);
    assertThat(all.served()).isEqualTo(955_113);
    assertThat(all.proven()).isTrue();
  }
}
