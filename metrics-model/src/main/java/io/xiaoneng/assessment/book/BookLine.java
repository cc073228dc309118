package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.metric.MetricDefinition.Text;
import org.jspecify.annotations.Nullable;

/**
 * A line of a scorecard.
 *
 * @param metric id in the catalogue
 * @param name of the metric
 * @param unit of its values: {@code ratio}, {@code days} …
 * @param weight points it can earn
 * @param target what the document asks for, in the metric's unit
 * @param value as the metric's page has it; null for no data
 * @param scored the value that earns the points; null for none. It differs from {@code value} by
 *     accepted claims and by promises that were lengthened
 * @param low of the value's 95 % interval; null where it has none
 * @param high likewise
 * @param n cases behind it
 * @param numerator null where the metric is no share
 * @param denominator null where the metric is no share
 * @param least with fewer cases it does not count
 * @param state whether it counts
 * @param points 0 to {@code weight}; null where it does not count
 * @param error standard error of the points by chance; 0 where the value is counted in full, null
 *     where there are no points
 * @param excused late cases that count as good, because claims on all their overdue days were
 *     granted
 * @param lengthened cases that count as late, because they are late by the shorter promise that was
 *     lengthened less than twelve months before
 * @param missing so many more of the same cases should have been good; null where that says nothing
 * @param inARow so many further good cases would reach the target; null where none can
 * @param gain points that the target would bring
 * @param valueBefore of the month before; null for none
 * @param pointsBefore of the month before; null for none
 * @param excluded why it does not count: an objection that was accepted; null where none was
 */
public record BookLine(
    String metric,
    Text name,
    String unit,
    int weight,
    double target,
    @Nullable Double value,
    @Nullable Double scored,
    @Nullable Double low,
    @Nullable Double high,
    long n,
    @Nullable Double numerator,
    @Nullable Double denominator,
    int least,
    LineScore.State state,
    @Nullable Double points,
    @Nullable Double error,
    int excused,
    int lengthened,
    @Nullable Long missing,
    @Nullable Long inARow,
    @Nullable Double gain,
    @Nullable Double valueBefore,
    @Nullable Double pointsBefore,
    @Nullable String excluded) {}
