package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the services understand what their containers tell them. */
class EnvironmentKeysTest {
  private static final ComposeFile FILE = ComposeFile.real();
  private static final Map<String, UnstartedService> LOADED = new ConcurrentHashMap<>();

  @AfterAll
  static void close() {
    LOADED.values().forEach(UnstartedService::close);
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyVariableMeansSomethingToItsService(ComposeService service) {
    assertThat(unknown(service)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyValueFitsTheSettingsOfItsService(ComposeService service) {
    loaded(service).assertEveryValueFits();
  }

  @ParameterizedTest
  @MethodSource("services")
  void theHealthCheckAsksTheManagementPort(ComposeService service) {
    assertThat(service.healthCheckPort())
        .isEqualTo(property(service, "management.server.port", port(service)));
  }

  @ParameterizedTest
  @MethodSource("services")
  void nothingIsLookedForInsideTheOwnContainer(ComposeService service) {
    assertThat(service.environment().values()).noneMatch(EnvironmentKeysTest::isLocal);
    assertThat(property(service, "spring.kafka.bootstrap-servers", "")).isIn("", "kafka:9092");
    assertThat(property(service, "spring.mongodb.uri", ""))
        .isIn("", "mongodb://mongo:27017/millrace");
  }

  @Test
  void theGatewayLooksForTheServicesWhereTheyListen() {
    ComposeService gateway = FILE.service("gateway");
    for (String name : List.of("content", "social", "commerce", "collector", "insights")) {
      URI address = URI.create(property(gateway, "millrace.gateway.services." + name, ""));
      assertThat(address.getHost()).isEqualTo(name);
      assertThat(address.getPort()).hasToString(port(FILE.service(name)));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void namesAMisspeltVariable(ComposeService service) {
    String right = service.environment().keySet().iterator().next();
    String wrong = right.substring(0, right.length() - 1);
    ComposeFile broken = FILE.with(right + ":", wrong + ":");
    assertThat(unknown(broken.service(service.name()))).contains(wrong);
  }

  @Test
  void namesAVariableThatOnlyAnotherServiceReads() {
    ComposeFile broken = FILE.with("MILLRACE_AGGREGATOR_STATE_DIR", "MILLRACE_VISITOR_SECRET");
    assertThat(unknown(broken.service("aggregator"))).containsExactly("MILLRACE_VISITOR_SECRET");
  }

  @Test
  void takesClientPropertiesOfKafkaByAnyName() {
    KnownProperties known = KnownProperties.of(loaded(FILE.service("content")));
    assertThat(known.accept("SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL")).isTrue();
  }

  private static Stream<ComposeService> services() {
    return FILE.millrace();
  }

  private static Stream<String> unknown(ComposeService service) {
    return KnownProperties.of(loaded(service)).unknown(service.environment().keySet());
  }

  private static UnstartedService loaded(ComposeService service) {
    return LOADED.computeIfAbsent(service.name(), name -> UnstartedService.of(FILE.service(name)));
  }

  private static boolean isLocal(String value) {
    return value.contains("localhost") || value.contains("127.0.0.1");
  }

  private static String port(ComposeService service) {
    return property(service, "server.port", "");
  }

  private static String property(ComposeService service, String name, String otherwise) {
    return Objects.requireNonNull(loaded(service).environment().getProperty(name, otherwise));
  }
}
