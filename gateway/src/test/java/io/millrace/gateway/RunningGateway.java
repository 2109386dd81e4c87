package io.millrace.gateway;

import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.gateway.service.Breakers;
import io.millrace.keys.KeyFile;
import io.millrace.keys.KeyLimits;
import io.millrace.keys.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A real gateway on a free port, in front of five stub services, with a key for each secret role
 * and a folder of its own. As an extension of a test class, it is calm before each test and ends
 * after the last one.
 */
final class RunningGateway implements AutoCloseable, BeforeEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static final String TOKEN = "0123456789abcdef-inner";

  private final Path folder = newFolder();
  final StubService content = new StubService();
  final StubService social = new StubService();
  final StubService commerce = new StubService();
  final StubService collector = new StubService();
  final StubService insights = new StubService();
  final KeyFile keys;
  private final Map<Role, String> secrets = new EnumMap<>(Role.class);
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts a gateway with these settings besides those that every test needs. */
  RunningGateway(String... settings) {
    this(Optional.empty(), settings);
  }

  /** The same with a demo that it can switch on. */
  RunningGateway(DemoSwitch demo, String... settings) {
    this(Optional.of(demo), settings);
  }

  private RunningGateway(Optional<DemoSwitch> demo, String... settings) {
    keys = new KeyFile(keysFile(), Clock.systemUTC());
    for (Role role : EnumSet.of(Role.WRITE, Role.READ, Role.ADMIN)) {
      secrets.put(role, keys.create(role.name(), role).secret());
    }
    List<String> args =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--millrace.internal-token=" + TOKEN,
                "--millrace.gateway.keys-file=" + keysFile(),
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

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("millrace-gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path keysFile() {
    return folder.resolve("keys.json");
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
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    calm();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    close();
  }
}
