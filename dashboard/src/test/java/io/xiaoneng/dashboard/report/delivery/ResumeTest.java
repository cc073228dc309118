package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program ends at every step there is, and is started again. */
class ResumeTest {

  @TempDir Path directory;

  private ReportHouse house;

  /** What the world has got: id of the delivery, and checksums each time it came. */
  private final Map<String, List<String>> mails = new LinkedHashMap<>();

  private final Map<String, List<String>> calls = new LinkedHashMap<>();

  @BeforeEach
  void open() {
    house = new ReportHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Takes everything; a step before the hand-over, one after it. */
  private Carrier carrier(RecipientKind kind, Map<String, List<String>> world) {
    return new Carrier() {
      @Override
      public RecipientKind kind() {
        return kind;
      }

      @Override
      public String carry(Cargo cargo) {
        house.fuse.step();
        world
            .computeIfAbsent(cargo.dispatch().id(), id -> new ArrayList<>())
            .add(cargo.pieces().stream().map(each -> each.file().sha256()).toList().toString());
        house.fuse.step();
        return "taken";
      }
    };
  }

  private Carrier folders() {
    Carrier real = new FolderCarrier(house.settings.root(house.city));
    return new Carrier() {
      @Override
      public RecipientKind kind() {
        return RecipientKind.FOLDER;
      }

      @Override
      public String carry(Cargo cargo) throws DeliveryFailedException {
        house.fuse.step();
        String names = real.carry(cargo);
        house.fuse.step();
        return names;
      }
    };
  }

  private ReportHouse.Life life() {
    return house
    .new Life(carrier(RecipientKind.MAIL, mails), folders(), carrier(RecipientKind.WEBHOOK, calls));
  }

  private void schedule() {
    ReportHouse.Life life = life();
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.FOLDER, "leaders", null);
    life.recipient(id, RecipientKind.FOLDER, "units/{unit}", "each:DISTRICT");
    life.recipient(id, RecipientKind.MAIL, "leader@city.example", null);
    life.recipient(id, RecipientKind.MAIL, "d{unit}@city.example", "each:DISTRICT");
    life.recipient(id, RecipientKind.WEBHOOK, "https://hook.example/in", null);
  }

  @Test
  void whereverTheProgramEndsItGoesOnAndNothingComesTwice() throws Exception {
    int uncertain = 0;
    int steps = 0;
    boolean ended = true;
    while (ended) {
      steps++;
      house.wipe();
      house.fuse.take();
      house.time.set(ReportHouse.MONDAY);
      mails.clear();
      calls.clear();
      Path root = house.settings.root(house.city);
      delete(root);
      delete(Spool.place(house.city));
      schedule();
      house.time.go(Duration.ofHours(2));
      house.fuse.set(steps);
      try {
        life().turn();
      } catch (Fuse.Killed e) {
        // As it is meant.
      }
      ended = house.fuse.isBlown();
      house.fuse.take();
      ReportHouse.Life next = life();
      next.turn();
      next.turn();
      uncertain += check(next, root, steps);
    }
    assertThat(steps).as("steps the program could end at").isGreaterThan(200);
    assertThat(uncertain).as("mails of which nobody knows").isBetween(1, steps / 4);
    System.out.println("ended at " + steps + " steps, " + uncertain + " with an uncertain mail");
  }

  private int check(ReportHouse.Life life, Path root, int step) throws IOException {
    Run run = life.only();
    assertThat(run.state()).as("after an end at step " + step).isEqualTo(Run.State.MADE);
    List<RunFile> files = life.files.of(run.id());
    assertThat(files).hasSize(6);
    for (RunFile each : files) {
      assertThat(Spool.sha256(life.spool.path(each.sha256()))).isEqualTo(each.sha256());
      Path place =
          root.resolve(each.unit().isEmpty() ? "leaders" : "units/" + each.unit())
              .resolve(each.name());
      assertThat(Spool.sha256(place)).as(place + " at step " + step).isEqualTo(each.sha256());
    }
    assertThat(tree(root)).as("files in folders at step " + step).hasSize(6);
    assertThat(tree(Spool.place(house.city)).stream().filter(each -> each.endsWith(".part")))
        .isEmpty();
    List<Dispatch> all = life.dispatches.of(run.id(), 1);
    assertThat(all).hasSize(8);
    int uncertain = 0;
    for (Dispatch each : all) {
      List<String> came =
          switch (each.kind()) {
            case MAIL -> mails.getOrDefault(each.id(), List.of());
            case WEBHOOK -> calls.getOrDefault(each.id(), List.of());
            case FOLDER -> List.of("there");
          };
      if (each.state() == Dispatch.State.UNCERTAIN) {
        assertThat(each.kind()).isEqualTo(RecipientKind.MAIL);
        assertThat(came).hasSizeLessThanOrEqualTo(1);
        assertThat(each.reason()).contains("<" + each.id() + "@xiaoneng>");
        uncertain++;
      } else {
        assertThat(each.state()).as("%s at step %s", each, step).isEqualTo(Dispatch.State.SENT);
        assertThat(came).as("%s at step %s", each, step).isNotEmpty();
      }
      assertThat(came.size()).as("%s at step %s", each, step).isLessThanOrEqualTo(most(each));
      assertThat(Set.copyOf(came)).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(uncertain).isLessThanOrEqualTo(1);
    Set<String> known = new HashSet<>(all.stream().map(Dispatch::id).toList());
    assertThat(known).containsAll(mails.keySet()).containsAll(calls.keySet());
    return uncertain;
  }

  /** A receiver of webhooks knows a key that comes again; a mailbox does not. */
  private static int most(Dispatch dispatch) {
    return dispatch.kind() == RecipientKind.WEBHOOK ? 2 : 1;
  }

  private static List<String> tree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
