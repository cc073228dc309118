package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void aNewDirectoryIsMadeWithItsParts() {
    DataDirectory data = DataDirectory.prepare(directory.resolve("with blank/data"));
    assertThat(data.conf()).isDirectory();
    assertThat(data.logs()).isDirectory();
    assertThat(data.run()).isDirectory();
  }

  @Test
  void oneDirectoryHasOneName() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    assertThat(DataDirectory.prepare(link)).isEqualTo(DataDirectory.prepare(real));
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.prepare(file))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void somebodyElsesFilesAreNotMixedWithOurs() throws IOException {
    Files.createFile(directory.resolve("letter.txt"));
    assertThatThrownBy(() -> DataDirectory.prepare(directory))
        .hasMessageContaining("not Xiaoneng's");
    assertThat(directory.resolve("conf")).doesNotExist();
  }

  @Test
  void aDiskThatIsNearlyFullIsRefusedBeforeItIsFull() {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    assertThatThrownBy(() -> data.requireSpace(DataDirectory.NEEDED_TO_START - 1))
        .hasMessageContaining("nearly full: 1023 MB are free, at least 1024 MB");
    assertThatCode(() -> data.requireSpace(DataDirectory.NEEDED_TO_START))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> data.requireSpaceToGoOn(DataDirectory.NEEDED_TO_GO_ON - 1))
        .hasMessageContaining("stopped so that nothing is lost");
  }

  @Test
  void theLockIsLetGoWithItsHolder() {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    DirectoryLock.take(data).close();
    DirectoryLock.take(data).close();
  }
}
