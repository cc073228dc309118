package io.xiaoneng.launcher;

import java.nio.file.Path;

/**
 * A log to be imported once everything works.
 *
 * @param file absolute path of the log (XES, XES.GZ or CSV)
 * @param mapping absolute path of the mapping file that says how to read it
 */
public record ImportRequest(Path file, Path mapping) {}
