package io.millrace.insights;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.testing.FakeLagSource;
import io.millrace.insights.testing.FakeLoopsSource;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.web.InternalToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Runs insights in this JVM, on ports of its own. */
final class RunningInsights implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");
  static final String TOKEN = "a-token-for-tests-only";

  private final ConfigurableApplicationContext context;

  private RunningInsights(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static RunningInsights start(String mongo, List<String> more, Class<?>... sources) {
    return run(InsightsApplication.builder(sources), mongo, more);
  }

  /**
   * Starts an instance with sources that the test fills, and with rates of exchange of two days.
   */
  static RunningInsights withRates(EmbeddedMongo mongo, Path directory) throws IOException {
    Path rates = directory.resolve("rates.csv");
    Files.writeString(rates, "2026-11-01,USD,CNY,7\n2026-11-24,USD,CNY,8\n");
    return start(mongo.uri(), List.of("--millrace.insights.rates=" + rates), Fakes.class);
  }

  /** Starts one of several instances that read the same source. */
  static RunningInsights reading(FakeSummarySource source, String mongo, String... more) {
    return run(
        InsightsApplication.builder(Fakes.class).initializers(context -> share(source, context)),
        mongo,
        List.of(more));
  }

  private static void share(FakeSummarySource source, ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            "sharedSource", FakeSummarySource.class, () -> source, bean -> bean.setPrimary(true));
  }

  private static RunningInsights run(
      SpringApplicationBuilder builder, String mongo, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + mongo,
                "--millrace.internal-token=" + TOKEN,
                "--millrace.insights.projection.retry=200ms",
                "--millrace.insights.projection.check=500ms",
                "--millrace.insights.projection.flush=300ms",
                "--millrace.insights.orders.flush=300ms",
                "--millrace.insights.live.heartbeat=500ms",
                "--millrace.insights.live.stalled=2s",
                "--millrace.slow-clients.idle=2s",
                "--millrace.slow-clients.request=2s"));
    more.forEach(given -> arguments.removeIf(known -> key(known).equals(key(given))));
    arguments.addAll(more);
    return new RunningInsights(builder.run(arguments.toArray(String[]::new)));
  }

  private static String key(String argument) {
    return argument.substring(0, argument.indexOf('='));
  }

  FakeSummarySource source() {
    return context.getBean(FakeSummarySource.class);
  }

  FakeLagSource looks() {
    return context.getBean(FakeLagSource.class);
  }

  FakeLoopsSource loops() {
    return context.getBean(FakeLoopsSource.class);
  }

  WebTestClient client() {
    return client("local.server.port").mutate().defaultHeader(InternalToken.HEADER, TOKEN).build();
  }

  WebTestClient management() {
    return client("local.management.port");
  }

  boolean isReady() {
    return management()
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .is2xxSuccessful();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port("local.server.port") + path);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(port("local.server.port")));
  }

  /** Returns the bytes of a request that insights accepts. */
  byte[] request(String uri) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\n\r\n"
        .formatted(uri, InternalToken.HEADER, TOKEN)
        .getBytes(US_ASCII);
  }

  /** Returns the paths that have a handler. */
  List<String> routes() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
        .map(PathPattern::getPatternString)
        .toList();
  }

  double liveClients() {
    return gauge("millrace.insights.live.clients");
  }

  double gauge(String name) {
    return context.getBean(MeterRegistry.class).get(name).gauge().value();
  }

  /** Returns the number of answers that came from the cache. */
  double rememberedAnswers() {
    return context
        .getBean(MeterRegistry.class)
        .get("millrace.insights.answers")
        .tag("source", "remembered")
        .counter()
        .count();
  }

  @Override
  public void close() {
    context.close();
  }

  private WebTestClient client(String port) {
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port(port))
        .responseTimeout(Duration.ofSeconds(10))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
        .build();
  }

  private String port(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  /** Sources that the test fills, and a fixed day. */
  @Configuration(proxyBeanMethods = false)
  static class Fakes {
    @Bean
    @Primary
    @ConditionalOnMissingBean
    FakeSummarySource fakeSummarySource() {
      return new FakeSummarySource();
    }

    @Bean
    @Primary
    FakeLoopsSource fakeLoopsSource() {
      return new FakeLoopsSource();
    }

    @Bean
    @Primary
    FakeLagSource fakeLooks() {
      return new FakeLagSource();
    }

    @Bean
    @Primary
    Clock setClock() {
      Clock system = Clock.systemUTC();
      return Clock.offset(system, Duration.between(system.instant(), NOW));
    }
  }
}
