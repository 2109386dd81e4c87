package io.millrace.standalone.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker and its controller (KRaft, one node) inside this JVM, on 127.0.0.1 only, for
 * clients that have the secret of this start. Its data survives a killed process and comes back at
 * the next start; it does not survive a power cut.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final BrokerAccess access;

  private EmbeddedBroker(KafkaRaftServer server, BrokerAccess access) {
    this.server = server;
    this.access = access;
  }

  /**
   * Starts on free ports with a new secret and returns when clients are served, after about 4 s.
   *
   * @param folder where Kafka keeps its data, made and formatted at the first start
   */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, BrokerAccess.fresh());
  }

  /** Starts where and for whom that says, for example as clients know it from an earlier start. */
  public static EmbeddedBroker start(Path folder, BrokerAccess access) {
    BrokerSettings settings = new BrokerSettings(folder.toAbsolutePath(), access);
    StorageFormat.ensure(folder, settings.toMap());
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings.withLogin(), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, access);
  }

  /** {@code host:port} for clients, who also need {@link #client()} to be let in. */
  public String bootstrapServers() {
    return access.bootstrapServers();
  }

  /** What every client of this broker starts from, in a new modifiable map. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(access.credentials());
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    return client;
  }

  /** Where it listens. */
  public BrokerPorts ports() {
    return access.ports();
  }

  /** Stops cleanly, so that the next start need not recover. Takes a second or two. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
