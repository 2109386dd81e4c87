package io.millrace.system.faults;

import static java.util.stream.Collectors.joining;

import io.millrace.system.TestProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Kafka as a cluster of processes, each broker and controller at once. Every broker has two doors:
 * one that is always open, and one behind a proxy of its own.
 */
final class Brokers implements AutoCloseable {
  private final String cluster = Uuid.randomUuid().toString();
  private final List<Ports> ports;
  private final List<TcpProxy> proxies = new ArrayList<>();
  private final List<TestProcess> processes = new ArrayList<>();

  private record Ports(int clients, int proxied, int controller) {}

  private Brokers(Path folder, int count) {
    ports =
        IntStream.range(0, count)
            .mapToObj(_ -> new Ports(LocalPorts.next(), LocalPorts.next(), LocalPorts.next()))
            .toList();
    for (int node = 0; node < count; node++) {
      proxies.add(TcpProxy.to(node, ports.get(node).proxied()));
    }
    for (int node = 0; node < count; node++) {
      processes.add(launch(folder, node));
    }
  }

  /** Starts so many, and returns when all take connections. */
  static Brokers start(Path folder, int count) {
    Brokers brokers = new Brokers(folder, count);
    brokers.processes.forEach(process -> process.awaitPrinted("broker started", 1));
    return brokers;
  }

  /** For clients that no proxy disturbs. */
  String servers() {
    return ports.stream().map(port -> "127.0.0.1:" + port.clients()).collect(joining(","));
  }

  /** For clients behind the proxies. */
  String proxiedServers() {
    return proxies.stream().map(proxy -> "127.0.0.1:" + proxy.port()).collect(joining(","));
  }

  List<TcpProxy> proxies() {
    return proxies;
  }

  int count() {
    return processes.size();
  }

  /** SIGKILL to the broker that leads that partition; its number. */
  int killLeader(String topic, int partition) {
    int leader = leader(topic, partition);
    processes.get(leader).kill();
    return leader;
  }

  /** SIGKILL. */
  void kill(int broker) {
    processes.get(broker).kill();
  }

  /** Starts a broker that was killed, on the data that it left, and returns when it is back. */
  void restart(int broker) {
    TestProcess process = processes.get(broker);
    int times = process.log().split("broker started", -1).length;
    process.restart();
    process.awaitPrinted("broker started", times);
  }

  @Override
  public void close() {
    processes.forEach(TestProcess::close);
    proxies.forEach(TcpProxy::close);
  }

  private int leader(String topic, int partition) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      return Objects.requireNonNull(
              admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
          .partitions()
          .get(partition)
          .leader()
          .id();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private TestProcess launch(Path folder, int node) {
    try {
      Path home = Files.createDirectories(folder.resolve("broker-" + node));
      Path file = home.resolve("server.properties");
      try (Writer writer = Files.newBufferedWriter(file)) {
        settings(home, node).store(writer, null);
      }
      return TestProcess.java(
          "384m",
          List.of(
              "-cp",
              System.getProperty("java.class.path"),
              BrokerMain.class.getName(),
              file.toString(),
              cluster),
          Map.of(),
          folder.resolve("broker-" + node + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties settings(Path home, int node) {
    Ports own = ports.get(node);
    String copies = Integer.toString(count(ports));
    String inSync = Integer.toString(Math.max(1, count(ports) - 1));
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", Integer.toString(node),
            "log.dirs", home.resolve("log").toString(),
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAIN",
            "controller.quorum.voters", voters(),
            "listener.security.protocol.map",
                "PLAIN:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "listeners",
                "PLAIN://127.0.0.1:%d,PROXIED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(own.clients(), own.proxied(), own.controller()),
            "advertised.listeners",
                "PLAIN://127.0.0.1:%d,PROXIED://127.0.0.1:%d"
                    .formatted(own.clients(), proxies.get(node).port())));
    settings.putAll(
        Map.of(
            "offsets.topic.replication.factor",
            copies,
            "offsets.topic.num.partitions",
            "2",
            "transaction.state.log.replication.factor",
            copies,
            "transaction.state.log.min.isr",
            inSync,
            "transaction.state.log.num.partitions",
            "2",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            "1000"));
    settings.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "num.network.threads", "2",
            "num.io.threads", "2",
            "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)));
    return settings;
  }

  private static int count(List<Ports> ports) {
    return ports.size();
  }

  private String voters() {
    return IntStream.range(0, ports.size())
        .mapToObj(node -> "%d@127.0.0.1:%d".formatted(node, ports.get(node).controller()))
        .collect(joining(","));
  }
}
