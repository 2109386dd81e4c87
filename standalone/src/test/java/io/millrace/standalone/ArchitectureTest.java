package io.millrace.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.standalone", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.millrace.standalone.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule knowsTheDemoByItsPublicEntryOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.millrace.demo.feed..", "io.millrace.demo.world..");

  @ArchTest
  static final ArchRule theServerKnowsNoCommands =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.millrace.standalone", "io.millrace.standalone.command")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.millrace.standalone.command", "io.millrace.cli..");
}
