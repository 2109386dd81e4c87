package io.millrace.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;

@AnalyzeClasses(packages = "io.millrace.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.millrace.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_KEYS_TOUCH_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.gateway.keys")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Files.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.channels");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_A_SERVICE_BEHIND =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.millrace.content..",
              "io.millrace.social..",
              "io.millrace.commerce..",
              "io.millrace.insights..",
              "io.millrace.aggregator..",
              "io.millrace.events..");
}
