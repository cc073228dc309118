package io.xiaoneng.circle;

/** A piece of time over which a point keeps its state. */
public record PointInterval(Span span, PointState state) {}
