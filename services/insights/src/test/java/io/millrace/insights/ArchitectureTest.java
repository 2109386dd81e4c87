package io.millrace.insights;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.millrace.insights");

  @Test
  void packagesDependInOneDirection() {
    slices().matching("io.millrace.insights.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** Records are bytes. No record header may select the class to make from a record. */
  @Test
  void noRecordIsReadByADeserializerOfSpringKafkaOrRetriedByATopicOfIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.kafka.support.serializer..",
            "org.springframework.kafka.retrytopic..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.kafka.annotation.RetryableTopic")
        .check(CLASSES);
  }
}
