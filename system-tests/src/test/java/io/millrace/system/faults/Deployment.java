package io.millrace.system.faults;

import static org.awaitility.Awaitility.await;

import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import io.millrace.standalone.store.EmbeddedStore;
import io.millrace.system.TestProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Millrace as it is deployed: brokers, two of every service, each a process of its own, the store
 * behind a proxy. What stands before a pair of services passes new connections to either, as the
 * service of an orchestrator does.
 */
final class Deployment implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final int PARTITIONS = 4;
  private static final int COPIES = 2;
  private static final List<String> INGEST = List.of("content", "social", "commerce", "collector");

  private final Path folder;
  private final Brokers brokers;
  private final EmbeddedStore store;
  private final TcpProxy storeProxy;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, TcpProxy> doors = new LinkedHashMap<>();
  private final Map<Role, String> keys = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One process of a service, and where it and its health answer. */
  record Member(String service, TestProcess process, int port, int managementPort) {}

  private Deployment(Path folder, int brokerCount) {
    this.folder = folder;
    this.brokers = Brokers.start(folder, brokerCount);
    this.store = EmbeddedStore.open(folder.resolve("store"));
    this.storeProxy = TcpProxy.to(1, URI.create(store.uri()).getPort());
  }

  /** Starts everything and returns when all are ready. */
  static Deployment start(Path folder, int brokerCount) {
    Deployment deployment = new Deployment(folder, brokerCount);
    try {
      deployment.start();
      return deployment;
    } catch (RuntimeException e) {
      // Nobody else could end what has started.
      deployment.close();
      throw e;
    }
  }

  private void start() {
    INGEST.forEach(this::startIngest);
    for (int number = 0; number < COPIES; number++) {
      startAggregator(number);
      startInsights(number);
    }
    startGateways();
    awaitReady();
  }

  Brokers brokers() {
    return brokers;
  }

  /** Between insights and the store. */
  TcpProxy storeProxy() {
    return storeProxy;
  }

  /** Between clients and the gateways. */
  TcpProxy door() {
    return door("gateway");
  }

  List<String> names() {
    return List.copyOf(members.keySet());
  }

  Member member(String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  /** Takes it out of the door, as an orchestrator does, and ends it by SIGTERM. */
  Duration stop(String name) {
    Member member = member(name);
    if (doors.containsKey(member.service())) {
      door(member.service()).remove(member.port());
    }
    return member.process().stop();
  }

  /** Starts it again and puts it back when it is ready. */
  void restart(String name) {
    Member member = member(name);
    member.process().restart();
    awaitReady(name);
    if (doors.containsKey(member.service())) {
      door(member.service()).add(member.port());
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door().port());
  }

  String key(Role role) {
    return Objects.requireNonNull(keys.get(role));
  }

  /** Sends events at a pace, through the doors. */
  LedgerClient ledger(int eventsPerSecond) {
    return LedgerClient.of(url(), key(Role.WRITE), eventsPerSecond);
  }

  /** Asks the read side once, whatever the answer is. */
  HttpResponse<String> ask(String path) throws IOException {
    return send(
        HttpRequest.newBuilder(url().resolve(path))
            .header("Authorization", "Bearer " + key(Role.READ)));
  }

  /** What that process says of its readiness. */
  HttpResponse<String> readiness(String name) throws IOException {
    return send(
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/actuator/health/readiness"
                    .formatted(member(name).managementPort()))));
  }

  @Override
  public void close() {
    members.values().forEach(member -> member.process().close());
    doors.values().forEach(TcpProxy::close);
    storeProxy.close();
    store.close();
    brokers.close();
    client.shutdownNow();
  }

  private void startIngest(String service) {
    List<String> arguments =
        List.of("--spring.kafka.bootstrap-servers=" + brokers.proxiedServers());
    for (int number = 0; number < COPIES; number++) {
      startService("services/" + service, service, number, "192m", arguments);
    }
  }

  private void startInsights(int number) {
    startService(
        "services/insights",
        "insights",
        number,
        "384m",
        List.of(
            "--spring.kafka.bootstrap-servers=" + brokers.servers(),
            "--spring.mongodb.uri=" + storeUri(number)));
  }

  /** Through the proxy, with a database for each instance. */
  private String storeUri(int number) {
    int port = URI.create(store.uri()).getPort();
    return store
        .uri()
        .replace(
            ":%d/millrace".formatted(port), ":%d/millrace-%d".formatted(storeProxy.port(), number));
  }

  private void startAggregator(int number) {
    int port = LocalPorts.next();
    start(
        "services/aggregator",
        "aggregator",
        number,
        "512m",
        port,
        port,
        List.of(
            "--spring.kafka.bootstrap-servers=" + brokers.servers(),
            "--millrace.aggregator.threads=1",
            "--millrace.aggregator.standby-replicas=1",
            "--millrace.aggregator.state-dir=" + folder.resolve("state-" + number)));
  }

  private void startGateways() {
    Path file = folder.resolve("keys.json");
    for (Role role : List.of(Role.READ, Role.WRITE)) {
      keys.put(role, new KeyFile(file, Clock.systemUTC()).create(role.name(), role).secret());
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("--millrace.gateway.keys-file=" + file);
    for (String service : Stream.concat(INGEST.stream(), Stream.of("insights")).toList()) {
      arguments.add(
          "--millrace.gateway.services.%s=http://127.0.0.1:%d"
              .formatted(service, door(service).port()));
    }
    for (int number = 0; number < COPIES; number++) {
      startService("gateway", "gateway", number, "256m", arguments);
    }
  }

  private void startService(
      String module, String service, int number, String heap, List<String> arguments) {
    int port = LocalPorts.next();
    start(module, service, number, heap, port, LocalPorts.next(), arguments);
    doors.computeIfAbsent(service, name -> TcpProxy.to(name.hashCode())).add(port);
  }

  private void start(
      String module,
      String service,
      int number,
      String heap,
      int port,
      int managementPort,
      List<String> arguments) {
    String name = service + "-" + number;
    List<String> program = new ArrayList<>(List.of("-jar"));
    program.add(TestProcess.executable(module).toString());
    program.add("--server.port=" + port);
    if (managementPort != port) {
      program.add("--management.server.port=" + managementPort);
    }
    program.add("--millrace.kafka.partitions=" + PARTITIONS);
    program.add("--millrace.kafka.replication=" + brokers.count());
    program.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "MILLRACE_INTERNAL_TOKEN", "only-the-tests-know-this-token",
            "MILLRACE_VISITOR_SECRET", "a secret of the tests, long enough for all");
    TestProcess process =
        TestProcess.java(heap, program, environment, folder.resolve(name + ".log"));
    members.put(name, new Member(service, process, port, managementPort));
  }

  private TcpProxy door(String service) {
    return Objects.requireNonNull(doors.get(service), service);
  }

  private void awaitReady() {
    members.keySet().forEach(this::awaitReady);
  }

  private void awaitReady(String name) {
    await(name)
        .atMost(READY)
        .pollInterval(Duration.ofMillis(100))
        .failFast(
            () -> {
              if (!member(name).process().isAlive()) {
                throw new IllegalStateException(name + " ended: " + member(name).process().log());
              }
            })
        .ignoreExceptions()
        .until(() -> readiness(name).statusCode() == 200);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
