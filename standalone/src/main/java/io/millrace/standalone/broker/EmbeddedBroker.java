package io.millrace.standalone.broker;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker and its controller (KRaft, one node) inside this JVM, on 127.0.0.1 only. Its
 * data survives a killed process and comes back at the next start; it does not survive a power cut.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final BrokerPorts ports;

  private EmbeddedBroker(KafkaRaftServer server, BrokerPorts ports) {
    this.server = server;
    this.ports = ports;
  }

  /**
   * Starts on free ports and returns when clients are served, after about 4 s.
   *
   * @param folder where Kafka keeps its data, made and formatted at the first start
   */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, BrokerPorts.free());
  }

  /** Starts on those ports, for example on the ones that clients know from an earlier start. */
  public static EmbeddedBroker start(Path folder, BrokerPorts ports) {
    Map<String, String> settings = new BrokerSettings(folder.toAbsolutePath(), ports).toMap();
    StorageFormat.ensure(folder, settings);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, ports);
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.clients();
  }

  /** Where it listens. */
  public BrokerPorts ports() {
    return ports;
  }

  /** Stops cleanly, so that the next start need not recover. Takes a second or two. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
