package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.supervision.flag.rebase.Rebase;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.metric.MetricDefinition;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one class up to a month, ready to be judged.
 *
 * @param course whose last period is the month
 * @param figures of the month
 * @param rebases recorded dates from which charts of the metric begin anew
 */
record ClassMonth(
    MetricDefinition metric,
    @Nullable Aim aim,
    YearMonth month,
    ClassCourse course,
    MonthFigures figures,
    List<Rebase> rebases) {}
