package io.xiaoneng.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {
  private static final String SERVICE = "greeter";
  private static final String MODULE = "deploy/greeter";
  private static final String DUMP = "-XX:DumpLoadedClassList=";
  private static final String USE = "-XX:SharedArchiveFile=";

  @TempDir Path root;

  private Path log;

  @BeforeEach
  void build() throws Exception {
    log = root.resolve("log");
    for (String module : List.of(MODULE, "deploy/launcher")) {
      Path target = Files.createDirectories(root.resolve(module).resolve("target"));
      Files.createDirectories(target.resolve("lib"));
      Path name = target.resolve(root.resolve(module).getFileName() + "-0.1.jar");
      try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(name))) {
        String entry = ClassArchive.class.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (var bytes = ClassArchive.class.getClassLoader().getResourceAsStream(entry)) {
          assertThat(bytes).isNotNull().satisfies(found -> found.transferTo(jar));
        }
      }
    }
  }

  private ClassArchives archives() {
    return new ClassArchives(new Program(root));
  }

  private String option() {
    return archives().options(SERVICE, MODULE).get(0);
  }

  private ClassArchives withNames(String names) throws Exception {
    ClassArchives archives = archives();
    String option = archives.options(SERVICE, MODULE).get(0);
    assertThat(option).startsWith(DUMP);
    Files.writeString(Path.of(option.substring(DUMP.length())), names);
    return archives;
  }

  @Test
  void whatOneStartHasLoadedTheNextOnesMap() throws Exception {
    withNames("java/lang/Object\njava/lang/String\njava/lang/reco").make(log);
    String option = option();
    assertThat(option).as(Files.readString(log)).startsWith(USE);

    // With -Xshare:on a JVM that cannot use the archive ends with an error.
    Process started =
        new ProcessBuilder(
                JavaCommand.EXECUTABLE,
                "-Xshare:on",
                option,
                "-cp",
                new Program(root).classPath(MODULE),
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(started.exitValue()).as(said).isZero();
  }

  @Test
  void anotherBuildHasAnotherArchiveAndTakesTheOlderAway() throws Exception {
    withNames("java/lang/Object\n").make(log);
    Path older = Path.of(option().substring(USE.length()));
    File jar = root.resolve(MODULE).resolve("target").resolve("greeter-0.1.jar").toFile();
    Files.setLastModifiedTime(jar.toPath(), FileTime.fromMillis(jar.lastModified() + 2_000));

    withNames("java/lang/Object\n").make(log);

    assertThat(option()).startsWith(USE);
    assertThat(older).doesNotExist();
  }

  @Test
  void namesThatCannotBeUsedLeaveNothingBehind() throws Exception {
    withNames("@no-such-directive\n").make(log);
    assertThat(option()).startsWith(DUMP);
    assertThat(root.resolve("deploy/launcher/target/class-archives")).isEmptyDirectory();
  }

  @Test
  void aBuildThatCannotBeWrittenToIsRunWithout() throws Exception {
    Files.createFile(root.resolve("deploy/launcher/target/class-archives"));
    assertThat(archives().options(SERVICE, MODULE)).isEmpty();
  }
}
