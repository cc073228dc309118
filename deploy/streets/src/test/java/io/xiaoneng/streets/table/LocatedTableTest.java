package io.xiaoneng.streets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatedTableTest {

  @TempDir Path directory;
  private final List<String> problems = new ArrayList<>();

  private List<Located> read(String... lines) throws IOException {
    Path file = directory.resolve("cells.csv");
    Files.write(file, List.of(lines));
    return LocatedTable.read(file, problems::add);
  }

  @Test
  void hexagonsLieWhereTheirMiddlesAre() throws Exception {
    List<Located> cells = read("id,population", "87283472bffffff,12", "grid-17,3");

    // As the documentation of H3 has it.
    assertThat(cells).hasSize(1);
    assertThat(cells.get(0).lat()).isCloseTo(37.35171820183272, within(1e-9));
    assertThat(cells.get(0).lon()).isCloseTo(-122.05032565263946, within(1e-9));
    assertThat(problems).containsExactly("cells.csv line 3: 'grid-17' has no coordinates");
  }

  @Test
  void columnsMayStandInAnyOrder() throws Exception {
    assertThat(read("lat,people,lon,id", "34.2,5,108.9,a"))
        .containsExactly(new Located("a", 108.9, 34.2));
  }

  @Test
  void rowsThatCannotBeUsedAreNamedAndLeftOut() throws Exception {
    assertThat(read("id,lon,lat", "a,108.9,34.2", "a,1,1", ",1,1", "b,east,34")).hasSize(1);
    assertThat(problems)
        .containsExactly(
            "cells.csv line 3: 'a' is there already",
            "cells.csv line 4: the id is missing",
            "cells.csv line 5: 'b' has no coordinates");
  }

  @Test
  void aTableWithoutTheColumnsIsRefused() {
    assertThatThrownBy(() -> read("name,lon,lat", "a,1,1"))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("has no column id");
    assertThatThrownBy(() -> read("id,lon", "a,1"))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("has no column lat");
    assertThatThrownBy(() -> LocatedTable.read(directory.resolve("none.csv"), problems::add))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("none.csv");
  }
}
