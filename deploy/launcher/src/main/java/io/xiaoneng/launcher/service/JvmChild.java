package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service as a child JVM: what the services' specifications have in common. */
record JvmChild(
    Installation installation,
    String name,
    String module,
    int heap,
    List<String> options,
    String mainClass) {

  /**
   * The specification.
   *
   * @param arguments of the main class, asked at each start
   */
  ChildSpec spec(
      Supplier<List<String>> arguments,
      Supplier<Map<String, String>> environment,
      Probe mayStart,
      Duration patience) {
    return new ChildSpec(name, () -> command(arguments.get()), environment, mayStart, patience);
  }

  private List<String> command(List<String> arguments) {
    return JavaCommand.of(installation.data(), heap)
        .with(options.toArray(String[]::new))
        .with(installation.archives().options(name, module).toArray(String[]::new))
        .running(installation.program().classPath(module), mainClass, arguments);
  }
}
