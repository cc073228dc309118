package io.xiaoneng.dashboard.metric;

import java.util.Objects;

/** The tickets or contracts behind a figure, by the very condition that the figure counts with. */
final class SubjectListReader implements SqlList.Rows {

  private final Knowledge knowledge;

  /**
   * @param knowledge whose tickets and contracts are read
   */
  SubjectListReader(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  private static HallMeasure measure(ListQuery list) {
    return Objects.requireNonNull(HallMeasure.of(list.metric()));
  }

  @Override
  public Sql with(ListQuery list) {
    HallMeasure measure = measure(list);
    return new Sql()
        .add("WITH " + measure.with(list.query().asOf().toEpochMilli()))
        .add(", " + measure.value() + " AS value ");
  }

  @Override
  public void from(Sql sql, ListQuery list) {
    HallMeasure measure = measure(list);
    SubjectTable table = measure.table(knowledge);
    String condition = Objects.requireNonNull(measure.part(list.part()));
    table.from(sql, list.query(), knowledge.registry(), condition);
    table.keysAre(sql, list.keys(), knowledge.registry());
  }
}
