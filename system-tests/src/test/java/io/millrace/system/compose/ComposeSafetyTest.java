package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Who can reach what, with which rights, and where secrets come from. */
@ParameterizedClass
@MethodSource("files")
class ComposeSafetyTest {
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(TOKEN|SECRET|PASSWORD|CREDENTIAL|_KEY)");
  private static final Pattern FROM_OUTSIDE = Pattern.compile("\\$\\{\\w+:\\?[^}]+}");
  private static final Pattern LOOKS_RANDOM = Pattern.compile("[\\w+/=-]{32,}");
  private static final Pattern USER_IN_URI = Pattern.compile("://[^/]*@");

  private final ComposeFile file;

  ComposeSafetyTest(ComposeFile file) {
    this.file = file;
  }

  static Stream<ComposeFile> files() {
    return Stream.of(ComposeFile.real(), ComposeFile.watched());
  }

  @Test
  void holdsNoSecret() {
    assertThat(literalSecrets(file)).isEmpty();
  }

  @Test
  void findsASecretThatIsWrittenDown() {
    ComposeFile real = ComposeFile.real();
    ComposeFile token =
        real.with("${MILLRACE_INTERNAL_TOKEN:?is not set; see .env.example}", "abc");
    assertThat(literalSecrets(token)).contains("MILLRACE_INTERNAL_TOKEN");
    ComposeFile password = real.with("mongodb://mongo", "mongodb://millrace:pw@mongo");
    assertThat(literalSecrets(password)).containsExactly("MILLRACE_MONGO_URI");
  }

  @Test
  void theExampleNamesEverySecretAndGivesNone() {
    List<String> example = Repository.read(".env.example").lines().toList();
    assertThat(Pattern.compile("\\$\\{(\\w+):\\?").matcher(file.text()).results())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(example).contains(found.group(1) + "="));
  }

  @Test
  void theFilledInExampleIsIgnored() {
    assertThat(Repository.read(".gitignore").lines()).contains("/.env");
    assertThat(Repository.read(".dockerignore").lines()).contains(".env");
  }

  @Test
  void onlyTheGatewayAndWhatWatchesItAreReachable() {
    assertThat(file.tree().at("/networks/inner/internal").asBoolean()).isTrue();
    assertThat(file.services())
        .filteredOn(service -> !List.of("gateway", "grafana").contains(service.name()))
        .allSatisfy(
            service -> {
              assertThat(service.definition().has("ports")).isFalse();
              assertThat(service.list("networks")).containsExactly("inner");
            });
  }

  @Test
  void theGatewayIsPublishedOnThisMachineOnly() {
    JsonNode ports = file.service("gateway").definition().path("ports");
    assertThat(ports).hasSize(1);
    assertThat(ports.at("/0/target").asInt()).isEqualTo(8080);
    assertThat(Interpolation.resolve(ports.at("/0/host_ip").asString())).isEqualTo("127.0.0.1");
  }

  @Test
  void everyPublishedPortIsOnThisMachineOnly() {
    assertThat(file.services())
        .flatExtracting(service -> service.definition().path("ports").valueStream().toList())
        .isNotEmpty()
        .extracting(port -> Interpolation.resolve(port.path("host_ip").asString()))
        .containsOnly("127.0.0.1");
  }

  @Test
  void everyContainerIsLimited() {
    assertThat(file.services())
        .allSatisfy(
            service -> {
              assertThat(service.list("cap_drop")).containsExactly("ALL");
              assertThat(service.list("security_opt")).contains("no-new-privileges:true");
              assertThat(service.definition().has("mem_limit")).isTrue();
              assertThat(service.definition().has("privileged")).isFalse();
            });
  }

  @Test
  void whatIsBuiltHereWritesOnlyToVolumesAndIsNotRoot() {
    assertThat(file.services())
        .filteredOn(ComposeService::isBuiltHere)
        .allMatch(service -> service.definition().path("read_only").asBoolean())
        .noneMatch(service -> service.definition().has("user"));
    assertThat(Repository.read("deploy/Dockerfile").lines().filter(line -> line.startsWith("USER")))
        .last()
        .isEqualTo("USER 10001:10001");
  }

  @Test
  void whatStaysUpIsWatchedAndStoppedGently() {
    assertThat(file.services())
        .filteredOn(ComposeService::staysUp)
        .allSatisfy(
            service -> {
              assertThat(service.definition().at("/healthcheck/test")).isNotEmpty();
              assertThat(service.definition().path("restart").asString())
                  .isEqualTo("unless-stopped");
              assertThat(service.definition().has("stop_grace_period")).isTrue();
            });
  }

  private static Stream<String> literalSecrets(ComposeFile file) {
    return file.services().stream()
        .flatMap(service -> service.definition().path("environment").properties().stream())
        .filter(variable -> isSecret(variable.getKey(), variable.getValue().asString()))
        .map(variable -> variable.getKey());
  }

  private static boolean isSecret(String name, String value) {
    return !FROM_OUTSIDE.matcher(value).matches()
        && (SECRET_NAME.matcher(name).matches()
            || LOOKS_RANDOM.matcher(value).find()
            || USER_IN_URI.matcher(value).find());
  }
}
