package io.millrace.standalone.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and its controller (KRaft, one node) inside this JVM. It listens on 127.0.0.1 only
 * and serves only clients that have the secret of this start. Its data survives a killed process,
 * but not a power cut.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final BrokerAccess access;

  private EmbeddedBroker(KafkaRaftServer server, BrokerAccess access) {
    this.server = server;
    this.access = access;
  }

  /**
   * Starts the broker on free ports with a new secret. Returns when clients are served, after about
   * 4 s.
   *
   * @param folder folder of Kafka's data, created and formatted at the first start
   */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, BrokerAccess.fresh());
  }

  /**
   * Starts the broker with the given ports and secret, for example those that clients know from an
   * earlier start.
   */
  public static EmbeddedBroker start(Path folder, BrokerAccess access) {
    BrokerSettings settings = new BrokerSettings(folder.toAbsolutePath(), access);
    StorageFormat.ensure(folder, settings.toMap());
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings.withLogin(), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, access);
  }

  /** Returns {@code host:port} for clients. They also need the credentials in {@link #client()}. */
  public String bootstrapServers() {
    return access.bootstrapServers();
  }

  /** Returns the settings that every client of this broker needs, in a new modifiable map. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(access.credentials());
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    return client;
  }

  /** Returns the ports of the broker. */
  public BrokerPorts ports() {
    return access.ports();
  }

  /**
   * Stops the broker cleanly, so that the next start needs no recovery. Takes one or two seconds.
   */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
