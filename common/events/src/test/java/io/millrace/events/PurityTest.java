package io.millrace.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Checks that the event model depends on no framework, because every module depends on the model.
 */
@AnalyzeClasses(packages = "io.millrace.events", importOptions = DoNotIncludeTests.class)
class PurityTest {

  @ArchTest
  static final ArchRule KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage("io.millrace.events..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.millrace.events..", "com.google.protobuf..", "org.jspecify..");

  @ArchTest
  static final ArchRule KEEPS_THE_WIRE_FORMAT_IN_ITS_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.events.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.protobuf..");
}
