package io.xiaoneng.dashboard.metric;

/**
 * How far the cases came that were applied for in a period. A case that came to a step has come to
 * those before it, too, so that no number is larger than the one before.
 *
 * @param applied all of them
 * @param accepted of these
 * @param decided of these
 * @param delivered of these
 * @param otherwise of those not decided, how many ended in another way: refused or closed
 */
public record CaseCourse(
    long applied, long accepted, long decided, long delivered, long otherwise) {}
