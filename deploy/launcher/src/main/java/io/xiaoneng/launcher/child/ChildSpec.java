package io.xiaoneng.launcher.child;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a child process is started and stopped.
 *
 * @param name as in pid file, log file and messages
 * @param command asked at each start, since it may depend on what lies in the data directory then
 * @param environment added to the inherited one; asked at each start
 * @param mayStart true when what the child needs is there; waited for, within limits, at each start
 * @param patience how long the child may take to end when asked to, before it is killed
 */
public record ChildSpec(
    String name,
    Supplier<List<String>> command,
    Supplier<Map<String, String>> environment,
    Probe mayStart,
    Duration patience) {}
