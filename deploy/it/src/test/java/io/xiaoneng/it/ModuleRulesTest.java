package io.xiaoneng.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ModuleRulesTest {
  private static final String[] MODEL = {
    "io.xiaoneng.event..",
    "io.xiaoneng.change..",
    "io.xiaoneng.path..",
    "io.xiaoneng.registry..",
    "io.xiaoneng.calendar..",
    "io.xiaoneng.casefile..",
    "io.xiaoneng.cube..",
    "io.xiaoneng.metric..",
    "io.xiaoneng.schema..",
    "io.xiaoneng.hall..",
    "io.xiaoneng.agency..",
    "io.xiaoneng.row..",
    "io.xiaoneng.statistics..",
    "io.xiaoneng.flag..",
    "io.xiaoneng.alert..",
    "io.xiaoneng.card..",
    "io.xiaoneng.task..",
    "io.xiaoneng.assessment..",
    "io.xiaoneng.claim..",
    "io.xiaoneng.supervision..",
    "io.xiaoneng.circle.."
  };

  private static JavaClasses module(String name) {
    Path classes = Project.ROOT.resolve(name).resolve("target/classes");
    assertThat(Files.isDirectory(classes)).as("module " + name + " is built").isTrue();
    JavaClasses imported = new ClassFileImporter().importPath(classes);
    assertThat(imported).as("classes of " + name).isNotEmpty();
    return imported;
  }

  @Test
  void theModelDependsOnTheJdkAndItsStatisticsOnTheDistributions() {
    JavaClasses model = module("metrics-model");
    noClasses()
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages(
                "java..",
                "javax.crypto..",
                "io.xiaoneng..",
                "org.jspecify.annotations..",
                "org.apache.commons.statistics.distribution"))
        .because("the domain knows no framework; jspecify is annotations only")
        .check(model);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.xiaoneng.statistics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache..")
        .check(model);
    classes().should().resideInAnyPackage(MODEL).check(model);
  }

  @Test
  void jobsAndDashboardDoNotKnowEachOther() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.xiaoneng.dashboard..", "org.springframework..")
        .check(module("stream-jobs"));
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.xiaoneng.job..", "org.apache.flink..")
        .check(module("dashboard"));
  }

  @Test
  void openingHoursKnowTheModelAndTheirParserOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations..",
            "ch.poole.openinghoursparser..",
            "io.xiaoneng.hours..",
            "io.xiaoneng.circle..")
        .check(module("deploy/opening-hours"));
  }

  @Test
  void whatIsDeployedKnowsTheModelAndItselfOnly() {
    for (String tool : List.of("importer", "simulator", "streets", "launcher", "clickhouse")) {
      String[] own = {"io.xiaoneng." + tool + ".."};
      noClasses()
          .that()
          .resideInAnyPackage(own)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.xiaoneng..")
                  .and(not(resideInAnyPackage(own)))
                  .and(not(resideInAnyPackage(MODEL))))
          .check(module("deploy/" + tool));
    }
  }
}
