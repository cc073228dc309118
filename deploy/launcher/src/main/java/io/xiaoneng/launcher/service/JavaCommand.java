package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.child.Tethered;
import io.xiaoneng.launcher.data.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM. */
final class JavaCommand {
  /** The program that runs this JVM. */
  static final String EXECUTABLE =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final List<String> options = new ArrayList<>();

  private JavaCommand() {}

  /**
   * A JVM like this one, with so much heap, that ends instead of limping on without memory.
   *
   * @param heap megabytes
   */
  static JavaCommand of(DataDirectory data, int heap) {
    JavaCommand command = new JavaCommand();
    command.options.add(EXECUTABLE);
    return command.with(
        "-Xmx" + heap + "m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.configurationFile=log4j2-child.properties",
        "-Djava.io.tmpdir=" + data.tmp(),
        data.mark());
  }

  JavaCommand with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** The whole line: the main class runs tethered to this process. */
  List<String> running(String classPath, String mainClass, List<String> arguments) {
    List<String> line = new ArrayList<>(options);
    line.addAll(List.of("-cp", classPath, Tethered.class.getName(), mainClass));
    line.addAll(arguments);
    return line;
  }
}
