package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether Docker Compose will understand the file, as far as that shows without Docker. */
class ComposeFileTest {
  private final ComposeFile file = ComposeFile.real();
  private final ComposeSchema schema = new ComposeSchema();

  @Test
  void fitsThePublishedSchema() {
    assertThat(schema.problems(file)).isEmpty();
  }

  @Test
  void aMisspeltKeyDoesNotFitTheSchema() {
    assertThat(schema.problems(file.with("mem_limit", "memory_limit")))
        .isNotEmpty()
        .allMatch(problem -> problem.contains("memory_limit"));
  }

  @Test
  void runsEveryServiceWithItsBrokerAndStore() {
    assertThat(file.services())
        .filteredOn(ComposeService::staysUp)
        .extracting(ComposeService::name)
        .containsExactlyInAnyOrder(
            "kafka",
            "mongo",
            "content",
            "social",
            "commerce",
            "collector",
            "aggregator",
            "insights",
            "gateway");
  }

  @Test
  void refersOnlyToWhatItDeclares() {
    List<String> services = file.services().stream().map(ComposeService::name).toList();
    for (ComposeService service : file.services()) {
      assertThat(service.definition().path("depends_on").propertyNames()).isSubsetOf(services);
      assertThat(service.list("networks")).isSubsetOf(file.tree().path("networks").propertyNames());
      assertThat(service.list("volumes"))
          .extracting(volume -> volume.replaceFirst(":.*", ""))
          .isSubsetOf(file.tree().path("volumes").propertyNames());
    }
  }

  @Test
  void buildsModulesThatMakeAnExecutableJar() {
    assertThat(file.services())
        .filteredOn(ComposeService::isBuiltHere)
        .allSatisfy(
            service -> {
              assertThat(Repository.read("pom.xml")).contains(module(service));
              assertThat(Repository.read(service.module() + "/pom.xml"))
                  .contains("spring-boot-maven-plugin");
            });
  }

  @Test
  void buildsWithTheDockerfileThatIsThere() {
    assertThat(file.services())
        .filteredOn(ComposeService::isBuiltHere)
        .extracting(service -> service.definition().at("/build/dockerfile").asString())
        .allMatch(dockerfile -> Files.isRegularFile(Repository.file(dockerfile)));
    assertThat(Repository.read("deploy/Dockerfile")).contains("ARG SERVICE");
  }

  @Test
  void pinsImagesOfOthers() {
    String kafka = Repository.pomElement(".", "kafka.version");
    assertThat(image("kafka")).isEqualTo("apache/kafka:" + kafka);
    assertThat(image("mongo")).matches("mongo:\\d+\\.\\d+");
    assertThat(Repository.read("deploy/Dockerfile").lines().filter(line -> line.startsWith("FROM")))
        .allMatch(
            line -> line.matches("FROM (eclipse-temurin:25-(jdk|jre)-\\w+|build)( AS \\w+)?"));
  }

  private static String module(ComposeService service) {
    return "<module>" + service.module() + "</module>";
  }

  private String image(String service) {
    return file.service(service).definition().path("image").asString();
  }
}
