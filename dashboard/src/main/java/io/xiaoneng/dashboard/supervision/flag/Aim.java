package io.xiaoneng.dashboard.supervision.flag;

/**
 * What a metric shall reach.
 *
 * @param value in the metric's unit
 * @param sourceZh which document or law sets it
 */
record Aim(double value, String sourceZh, String sourceEn) {}
