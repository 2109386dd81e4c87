package io.millrace.gateway;

import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.gateway.service.Breakers;
import io.millrace.keys.KeyFile;
import io.millrace.keys.KeyLimits;
import io.millrace.keys.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real gateway on a free port, in front of five stub services, with a key for each secret role.
 */
final class RunningGateway implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static final String TOKEN = "0123456789abcdef-inner";

  final StubService content = new StubService();
  final StubService social = new StubService();
  final StubService commerce = new StubService();
  final StubService collector = new StubService();
  final StubService insights = new StubService();
  final KeyFile keys;
  private final Map<Role, String> secrets = new EnumMap<>(Role.class);
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningGateway(Path directory, String... settings) {
    this(directory, Optional.empty(), settings);
  }

  RunningGateway(Path directory, Optional<DemoSwitch> demo, String... settings) {
    Path file = directory.resolve("keys.json");
    keys = new KeyFile(file, Clock.systemUTC());
    for (Role role : EnumSet.of(Role.WRITE, Role.READ, Role.ADMIN)) {
      secrets.put(role, keys.create(role.name(), role).secret());
    }
    List<String> args =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--millrace.internal-token=" + TOKEN,
                "--millrace.gateway.keys-file=" + file,
                "--millrace.gateway.keys-poll=20ms",
                "--millrace.gateway.services.content=" + content.address(),
                "--millrace.gateway.services.social=" + social.address(),
                "--millrace.gateway.services.commerce=" + commerce.address(),
                "--millrace.gateway.services.collector=" + collector.address(),
                "--millrace.gateway.services.insights=" + insights.address()));
    args.addAll(List.of(settings));
    String[] all = args.toArray(String[]::new);
    context =
        demo.map(present -> GatewayApplication.start(present, all))
            .orElseGet(() -> GatewayApplication.start(all));
  }

  String key(Role role) {
    return Optional.ofNullable(secrets.get(role)).orElseThrow();
  }

  String limitedKey(Role role, long requestsPerSecond, long bytesPerSecond) {
    KeyLimits limits = new KeyLimits(requestsPerSecond, bytesPerSecond);
    return keys.create("limited", role, Optional.of(limits)).secret();
  }

  int port() {
    return port("local.server.port");
  }

  int managementPort() {
    return port("local.management.port");
  }

  private int port(String name) {
    return context.getEnvironment().getRequiredProperty(name, Integer.class);
  }

  String management(String path) {
    String uri = "http://127.0.0.1:%d/actuator%s".formatted(managementPort(), path);
    return send(HttpRequest.newBuilder(URI.create(uri))).body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
        .version(HttpClient.Version.HTTP_1_1);
  }

  HttpRequest.Builder request(Role role, String path) {
    return request(path).header("Authorization", "Bearer " + key(role));
  }

  /** Signs in like a browser, and returns the cookie of the session. */
  String cookie(String key) {
    HttpRequest.Builder signIn =
        request("/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key)));
    return send(signIn).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request.timeout(PATIENCE).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  List<StubService> services() {
    return List.of(content, social, commerce, insights, collector);
  }

  /** Resets the stub services and all circuit breakers. */
  void calm() {
    for (StubService service : services()) {
      service.forget();
      service.behaves(StubService.Behaviour.answers(200, "{}"));
    }
    Breakers.reset(context);
  }

  HttpClient client() {
    return client;
  }

  void stop() {
    context.close();
  }

  @Override
  public void close() {
    stop();
    client.close();
    services().forEach(StubService::close);
  }
}
