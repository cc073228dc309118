package io.xiaoneng;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MODEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.xiaoneng");

  @Test
  void theModelKnowsNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "org.jspecify..",
            "org.apache.commons.statistics..",
            "io.xiaoneng..")
        .check(MODEL);
  }

  @Test
  void itsPackagesAreFreeOfCycles() {
    // Events and registry are one contract: an event is checked against the registry, and the
    // registry's records are read with the events' JSON.
    slices()
        .matching("io.xiaoneng.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            resideInAPackage("io.xiaoneng.registry"), resideInAPackage("io.xiaoneng.event"))
        .check(MODEL);
  }

  @Test
  void theEventsKnowNothingOfCasesAndFigures() {
    classes()
        .that()
        .resideInAnyPackage("io.xiaoneng.event", "io.xiaoneng.registry", "io.xiaoneng.calendar")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "io.xiaoneng.casefile..", "io.xiaoneng.cube..", "io.xiaoneng.metric..")
        .check(MODEL);
  }
}
