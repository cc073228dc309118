package io.xiaoneng.importer.mapping;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param skipLines lines before the header
 * @param columns names of the columns where the file has no header; empty where it has one
 */
public record CsvLayout(
    char delimiter, char quote, Charset encoding, int skipLines, List<String> columns) {}
