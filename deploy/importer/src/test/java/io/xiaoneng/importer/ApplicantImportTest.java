package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.ApplicantSeal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping cannot carry an applicant's name or number into the events. */
class ApplicantImportTest {

  private static final String MAPPING =
      """
      format: csv
      source: /import/t
      case: {column: 编号}
      events:
        - type: case.applied
          id: applied
          time: {column: 申请}
          data: {unit: U1, item: I1, channel: WEB}
          extra: {applicantId: {column: 证件}, 申请人: {column: 姓名}, remark: {column: 备注}, note: {column: 备注2}}
      """;

  @TempDir Path dir;

  @Test
  void whatLeadsToAnApplicantIsNoPartOfAnyEventSent() {
    ImportRig rig = new ImportRig(dir);
    rig.imports(
        rig.file(
            "a.csv",
            "编号,申请,证件,姓名,备注,备注2\n"
                + "c-1,2026-03-02T09:00:00+08:00,11010519491231002X,王小明,ordinary,13800138000\n"),
        rig.file("a.yaml", MAPPING));
    assertThat(rig.run.rejected()).as(rig.said()).isZero();
    assertThat(rig.events)
        .singleElement()
        .asString()
        .contains("\"remark\":\"ordinary\"", "\"applicantId\":\"" + ApplicantSeal.REMOVED + "\"")
        .doesNotContain("11010519491231002X", "王小明", "13800138000");
  }
}
