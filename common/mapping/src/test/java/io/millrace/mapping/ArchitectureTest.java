package io.millrace.mapping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.time.Clock;

@AnalyzeClasses(packages = "io.millrace.mapping", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNoServiceAndNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.millrace.mapping..",
              "io.millrace.events..",
              "tools.jackson..",
              "org.yaml.snakeyaml..",
              "dev.cel..",
              "com.google.common.collect..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule onlyTheExpressionsKnowTheLibraryForExpressions =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Expression|Expressions|CelValues)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cel..", "com.google..");

  @ArchTest
  static final ArchRule isAFunctionWithoutFilesAndClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Files.class, Clock.class, java.io.File.class);
}
