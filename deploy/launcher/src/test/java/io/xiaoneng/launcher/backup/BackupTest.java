package io.xiaoneng.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.Options;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.DirectoryLock;
import io.xiaoneng.launcher.data.Settings;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  @TempDir Path dir;
  private DataDirectory data;
  private Path backup;

  @BeforeEach
  void fill() throws IOException {
    data = DataDirectory.prepare(dir.toRealPath().resolve("data"));
    backup = dir.toRealPath().resolve("backup");
    Settings.of(data, Options.parse(List.of(), data.root(), dir));
    for (String each :
        List.of("kafka/topic-0/1.log", "clickhouse/store/a.bin", "flink/chk-1/_metadata")) {
      Files.createDirectories(data.root().resolve(each).getParent());
      Files.writeString(data.root().resolve(each), "content of " + each);
    }
    Files.createDirectories(data.root().resolve("clickhouse/empty"));
    Files.writeString(data.log("kafka"), "a log");
  }

  private void lose() throws IOException {
    Files.move(data.root(), dir.resolve("lost"));
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = backup.resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to));
  }

  @Test
  void whatIsBroughtBackIsWhatWasThere() throws IOException {
    assertThat(Backup.take(data, backup).files()).isEqualTo(4);
    lose();
    Backup.restore(backup, data.root());
    assertThat(data.root().resolve("kafka/topic-0/1.log"))
        .hasContent("content of kafka/topic-0/1.log");
    assertThat(data.root().resolve("clickhouse/empty")).isDirectory();
    assertThat(Settings.kept(data))
        .isEqualTo(Settings.kept(new DataDirectory(dir.resolve("lost"))));
    assertThat(data.root().resolve(Manifest.FILE)).doesNotExist();
    assertThat(data.logs()).doesNotExist();
  }

  /** The store keeps its tables behind links. */
  @Test
  void aLinkToADirectoryComesBackAsALink() throws IOException {
    Path link = data.root().resolve("clickhouse/table");
    Files.createSymbolicLink(link, Path.of("store"));
    Backup.take(data, backup);
    lose();
    Backup.restore(backup, data.root());
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("store"));
    assertThat(link.resolve("a.bin")).hasContent("content of clickhouse/store/a.bin");
  }

  @Test
  void aRunningInstallationIsNotCopied() {
    try (DirectoryLock running = DirectoryLock.take(data)) {
      // Inside one process the system refuses the second lock by an exception of its own.
      assertThatThrownBy(() -> Backup.take(data, backup))
          .isInstanceOfAny(LaunchException.class, OverlappingFileLockException.class);
    }
    assertThat(backup).doesNotExist();
  }

  @Test
  void aChangedFileOfTheBackupIsNamedAndNothingIsWritten() throws IOException {
    Backup.take(data, backup);
    lose();
    change("kafka/topic-0/1.log", "content", "CONTENT");
    assertThatThrownBy(() -> Backup.restore(backup, data.root()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("1.log");
    assertThat(data.root()).doesNotExist();
  }

  @Test
  void aMissingFileOfTheBackupIsNamed() throws IOException {
    Backup.take(data, backup);
    lose();
    Files.delete(backup.resolve("flink/chk-1/_metadata"));
    assertThatThrownBy(() -> Backup.restore(backup, data.root()))
        .hasMessageContaining("_metadata is missing");
  }

  @Test
  void aListThatBreaksOffIsDamage() throws IOException {
    Backup.take(data, backup);
    lose();
    change(Manifest.FILE, "end 4", "");
    assertThatThrownBy(() -> Backup.restore(backup, data.root())).hasMessageContaining("damaged");
  }

  @Test
  void aBackupOfANewerProgramIsRefused() throws IOException {
    Backup.take(data, backup);
    lose();
    change(Manifest.FILE, "schema=", "schema=9");
    assertThatThrownBy(() -> Backup.restore(backup, data.root()))
        .hasMessageContaining("newer program");
  }

  @Test
  void itGoesBackToItsPathAloneAndOverNothing() throws IOException {
    Backup.take(data, backup);
    assertThatThrownBy(() -> Backup.restore(backup, dir.resolve("elsewhere")))
        .hasMessageContaining("cannot go to");
    assertThatThrownBy(() -> Backup.restore(backup, data.root())).hasMessageContaining("not empty");
    assertThatThrownBy(() -> Backup.take(data, backup)).hasMessageContaining("not empty");
    assertThatThrownBy(() -> Backup.take(data, data.root().resolve("backup")))
        .hasMessageContaining("cannot lie in the directory");
  }

  @Test
  void aDirectoryThatIsNoBackupIsNamed() throws IOException {
    Files.createDirectories(backup);
    assertThatThrownBy(() -> Backup.restore(backup, data.root()))
        .hasMessageContaining("is no backup");
  }
}
