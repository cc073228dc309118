// Days off as shaded stretches behind a trend.

/** ECharts markArea data: one pair for each run of days that do not count. */
export function shaded(days, names) {
  const areas = [];
  let start = -1;
  for (let i = 0; i <= days.length; i++) {
    const off = i < days.length && !days[i].counted;
    if (off && start < 0) start = i;
    if (!off && start >= 0) {
      areas.push([{ xAxis: names[start] }, { xAxis: names[i - 1] }]);
      start = -1;
    }
  }
  return areas;
}
