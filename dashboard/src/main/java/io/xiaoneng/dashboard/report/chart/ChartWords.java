package io.xiaoneng.dashboard.report.chart;

/**
 * The words of a chart that are not its own.
 *
 * @param aim what the line across is called
 * @param none where there is no value at all
 */
public record ChartWords(String aim, String none) {}
