package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a run made.
 *
 * @param n number in its run, from 1
 * @param unit code of the unit it is about; "" for the whole city
 * @param name as it is called where it is sent
 * @param title of the report
 * @param sha256 of its bytes, in hex
 * @param goneAt when its bytes were taken out of the spool; null while they are there
 */
record RunFile(
    int n,
    String unit,
    ReportFormat format,
    String name,
    String title,
    String sha256,
    long bytes,
    Instant madeAt,
    @Nullable Instant goneAt) {}
