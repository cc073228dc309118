package io.xiaoneng.clickhouse.engine;

/** Rows and bytes that a statement read from storage and wrote to it. */
public record Counts(long readRows, long readBytes, long writtenRows, long writtenBytes) {}
