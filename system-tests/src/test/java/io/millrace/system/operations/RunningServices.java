package io.millrace.system.operations;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.collector.CollectorApplication;
import io.millrace.commerce.CommerceApplication;
import io.millrace.content.ContentApplication;
import io.millrace.gateway.GatewayApplication;
import io.millrace.insights.InsightsApplication;
import io.millrace.kafka.testing.TestBroker;
import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import io.millrace.social.SocialApplication;
import io.millrace.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** Every service as it is deployed, management ports included, with a broker and a store. */
final class RunningServices implements AutoCloseable {
  private static final String TOKEN = "--millrace.internal-token=only-the-tests-know-this-token";
  private static final String SECRET =
      "--millrace.visitor-secret=a secret of the tests, long enough for all";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestBroker broker = TestBroker.start();
  private final EmbeddedStore store;
  private final List<String> aggregator;
  private final Map<String, ConfigurableApplicationContext> contexts = new LinkedHashMap<>();
  private final Map<Role, String> keys = new LinkedHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  RunningServices(Path folder) {
    store = EmbeddedStore.open(folder.resolve("store"));
    String kafka = "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers();
    contexts.put("content", ContentApplication.start(arguments(kafka, TOKEN, SECRET)));
    contexts.put("social", SocialApplication.start(arguments(kafka, TOKEN, SECRET)));
    contexts.put("commerce", CommerceApplication.start(arguments(kafka, TOKEN, SECRET)));
    contexts.put("collector", CollectorApplication.start(arguments(kafka, TOKEN, SECRET)));
    aggregator = List.of(kafka, "--millrace.aggregator.state-dir=" + folder.resolve("state"));
    startAggregator();
    contexts.put(
        "insights",
        InsightsApplication.start(arguments(kafka, TOKEN, "--spring.mongodb.uri=" + store.uri())));
    Path file = folder.resolve("keys.json");
    for (Role role : EnumSet.complementOf(EnumSet.of(Role.COLLECT, Role.VIEW))) {
      keys.put(role, new KeyFile(file, Clock.systemUTC()).create(role.name(), role).secret());
    }
    contexts.put("gateway", GatewayApplication.start(gateway(file)));
  }

  void stopAggregator() {
    context("aggregator").close();
  }

  /** Also again, with the state that the one before left. */
  final void startAggregator() {
    String[] arguments =
        Stream.concat(Stream.of("--server.port=0"), aggregator.stream()).toArray(String[]::new);
    contexts.put("aggregator", AggregatorApplication.start(arguments));
  }

  List<String> names() {
    return List.copyOf(contexts.keySet());
  }

  TestBroker broker() {
    return broker;
  }

  String key(Role role) {
    return Objects.requireNonNull(keys.get(role));
  }

  HttpResponse<String> send(Role role, String path, String body) {
    return send(
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + key(role))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> ask(String key, String path) {
    return send(HttpRequest.newBuilder(url(path)).header("Authorization", "Bearer " + key));
  }

  /** Reads a live stream up to its {@code ready}. */
  void listen() {
    listen("event:ready");
  }

  /** Reads a live stream up to a line that begins so; the line after it. */
  String listen(String begin) {
    HttpRequest request =
        HttpRequest.newBuilder(url("/v1/live"))
            .header("Authorization", "Bearer " + key(Role.READ))
            .timeout(PATIENCE)
            .build();
    try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      return lines.dropWhile(line -> !line.startsWith(begin)).skip(1).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> manage(String service, String path) {
    ConfigurableApplicationContext context = context(service);
    String port =
        context
            .getEnvironment()
            .getProperty("local.management.port", port(context, "local.server.port"));
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/actuator%s".formatted(port, path))));
  }

  Scrape scrape(String service) {
    return Scrape.of(manage(service, "/prometheus").body());
  }

  @Override
  public void close() {
    List.copyOf(contexts.values()).reversed().forEach(ConfigurableApplicationContext::close);
    store.close();
    broker.close();
    client.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  URI url(String path) {
    return URI.create(
        "http://127.0.0.1:%s%s".formatted(port(context("gateway"), "local.server.port"), path));
  }

  private ConfigurableApplicationContext context(String service) {
    return Objects.requireNonNull(contexts.get(service));
  }

  private String[] gateway(Path keysFile) {
    Stream<String> addresses =
        Stream.of("content", "social", "commerce", "collector", "insights")
            .map(
                name ->
                    "--millrace.gateway.services.%s=http://127.0.0.1:%s"
                        .formatted(name, port(context(name), "local.server.port")));
    return Stream.concat(
            addresses, Stream.of(arguments(TOKEN, "--millrace.gateway.keys-file=" + keysFile)))
        .toArray(String[]::new);
  }

  private static String port(ConfigurableApplicationContext context, String property) {
    return context.getEnvironment().getRequiredProperty(property);
  }

  private static String[] arguments(String... own) {
    return Stream.concat(Stream.of(own), Stream.of("--server.port=0", "--management.server.port=0"))
        .toArray(String[]::new);
  }
}
