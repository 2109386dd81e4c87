package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every executable jar says what it is made of, as CycloneDX. */
class BillOfMaterialsTest {
  private static final String ENTRY = "META-INF/sbom/application.cdx.json";

  @Test
  void theJarOfTheOneProcessListsEveryLibraryInIt() throws IOException {
    Path target = Repository.file("standalone").resolve("target");
    try (JarFile jar = new JarFile(target.resolve("millrace.jar").toFile())) {
      List<String> listed = names(bill(jar));
      assertThat(libraries(jar)).hasSizeGreaterThan(100).allMatch(listed::contains);
    }
  }

  @Test
  void theSameBillLiesBesideTheJar() throws IOException {
    Path target = Repository.file("standalone").resolve("target");
    try (JarFile jar = new JarFile(target.resolve("millrace.jar").toFile())) {
      JsonNode beside = new JsonMapper().readTree(target.resolve("millrace.cdx.json").toFile());
      assertThat(beside).isEqualTo(bill(jar));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway",
        "services/content",
        "services/social",
        "services/commerce",
        "services/collector",
        "services/aggregator",
        "services/insights"
      })
  void theJarOfAServiceListsEveryLibraryInIt(String module) throws IOException {
    try (JarFile jar = new JarFile(executable(module).toFile())) {
      List<String> listed = names(bill(jar));
      assertThat(libraries(jar)).hasSizeGreaterThan(30).allMatch(listed::contains);
    }
  }

  private static JsonNode bill(JarFile jar) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(ENTRY))) {
      JsonNode bill = new JsonMapper().readTree(in);
      assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
      return bill;
    }
  }

  /** As their jars are called. */
  private static List<String> names(JsonNode bill) {
    return bill.path("components")
        .valueStream()
        .map(part -> part.path("name").asString() + "-" + part.path("version").asString())
        .toList();
  }

  /** Without what Spring Boot adds to start the jar, and without a classifier. */
  private static List<String> libraries(JarFile jar) {
    return jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
        .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
        .filter(name -> !name.startsWith("spring-boot-jarmode-"))
        .map(BillOfMaterialsTest::withoutPlatform)
        .toList();
  }

  private static String withoutPlatform(String name) {
    return name.replaceFirst("-(linux|osx|windows)-[a-z0-9_]+$", "");
  }

  private static Path executable(String module) throws IOException {
    try (Stream<Path> files = Files.list(Repository.file(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
