package io.millrace.standalone.broker;

import io.millrace.events.wire.RecordBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Kafka's settings for one node that is both broker and controller. Records are not flushed to disk
 * one by one. An acknowledged record survives a killed process, because the operating system has
 * it, but not a power cut.
 */
record BrokerSettings(Path folder, BrokerAccess access) {
  private static final int MIB = 1 << 20;
  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";

  /** Returns all settings. */
  Map<String, String> withLogin() {
    Map<String, String> settings = toMap();
    settings.putAll(login());
    return settings;
  }

  /** Returns all settings except the secret, which must not be written to a file. */
  Map<String, String> toMap() {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(nodeAndListeners());
    settings.putAll(quickRestart());
    settings.putAll(oneNode());
    settings.putAll(littleMemory());
    settings.putAll(quietAtRest());
    return settings;
  }

  private Map<String, String> nodeAndListeners() {
    return Map.of(
        "node.id",
        "1",
        "process.roles",
        "broker,controller",
        "log.dirs",
        folder.toString(),
        "listeners",
        listener(CLIENTS, ports().clients()) + "," + controllerListener(),
        "advertised.listeners",
        listener(CLIENTS, ports().clients()),
        "inter.broker.listener.name",
        CLIENTS,
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        "1@127.0.0.1:" + ports().controller(),
        "listener.security.protocol.map",
        "%s:%s,%s:%s".formatted(CLIENTS, BrokerAccess.PROTOCOL, CONTROLLER, BrokerAccess.PROTOCOL));
  }

  /** Returns the settings that require the secret of this start on both ports. */
  private Map<String, String> login() {
    return Map.of(
        "sasl.enabled.mechanisms",
        BrokerAccess.MECHANISM,
        "sasl.mechanism.inter.broker.protocol",
        BrokerAccess.MECHANISM,
        "sasl.mechanism.controller.protocol",
        BrokerAccess.MECHANISM,
        "listener.name.clients.plain.sasl.jaas.config",
        access.server(),
        "listener.name.controller.plain.sasl.jaas.config",
        access.server());
  }

  private BrokerPorts ports() {
    return access.ports();
  }

  private String controllerListener() {
    return listener(CONTROLLER, ports().controller());
  }

  private static String listener(String name, int port) {
    return "%s://127.0.0.1:%d".formatted(name, port);
  }

  /**
   * Returns the settings that shorten a restart after a killed process. The controller waits for
   * the end of the old session, readers wait for the end of an open transaction, and the log is
   * read again from the last flushed segment.
   */
  private static Map<String, String> quickRestart() {
    return Map.of(
        "broker.session.timeout.ms", "1500",
        "broker.heartbeat.interval.ms", "300",
        "group.initial.rebalance.delay.ms", "0",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
        "log.segment.bytes", Integer.toString(32 * MIB),
        "offsets.topic.segment.bytes", Integer.toString(4 * MIB),
        "transaction.state.log.segment.bytes", Integer.toString(4 * MIB),
        "num.recovery.threads.per.data.dir", "2");
  }

  private static Map<String, String> oneNode() {
    return Map.of(
        "auto.create.topics.enable",
        "false",
        "message.max.bytes",
        Integer.toString(RecordBounds.TOPIC),
        "offsets.topic.replication.factor",
        "1",
        "offsets.topic.num.partitions",
        "4",
        "transaction.state.log.replication.factor",
        "1",
        "transaction.state.log.min.isr",
        "1",
        "transaction.state.log.num.partitions",
        "4",
        // A data folder that was not used for a month must continue where it stopped.
        "offsets.retention.minutes",
        Long.toString(Duration.ofDays(3650).toMinutes()));
  }

  private static Map<String, String> littleMemory() {
    return Map.of(
        // With a heap of 4 GB or more, its regions have 16 MiB. An array of 16 MiB and its header
        // would take two.
        "log.cleaner.dedupe.buffer.size", Integer.toString(15 * MIB),
        "log.index.size.max.bytes", Integer.toString(MIB),
        "num.network.threads", "2",
        "num.io.threads", "4",
        "metric.reporters", "");
  }

  /**
   * Returns the settings that spare processor and disk at rest. By default, a controller writes a
   * record without content twice a second and flushes it to the disk, so that others can measure
   * how far they are behind (KIP-835). One node needs no such record.
   */
  private static Map<String, String> quietAtRest() {
    return Map.of("metadata.max.idle.interval.ms", "0");
  }
}
