package io.xiaoneng.dashboard.report;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The facade for tests of other packages. */
public final class ReportsForTests {

  private ReportsForTests() {}

  /** Reports by that maker, written by those writers. */
  public static Reports of(ReportMaker maker, ReportWriter... writers) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("maker", maker);
    for (ReportWriter each : writers) {
      beans.addBean(each.format().name(), each);
    }
    return new Reports(
        beans.getBeanProvider(ReportMaker.class), beans.getBeanProvider(ReportWriter.class));
  }
}
