package io.millrace.kafka.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker inside the test's JVM, on loopback. It keeps its port after {@link #stop()}
 * and {@link #restart()}, and its data until {@link #close()}.
 */
public final class TestBroker implements AutoCloseable {
  private final BrokerSettings settings;
  private @Nullable KafkaRaftServer server;

  private TestBroker(BrokerSettings settings) {
    this.settings = settings;
  }

  /** Starts a new, empty broker; takes about 4 s. */
  public static TestBroker start() {
    TestBroker broker = new TestBroker(BrokerSettings.onFreePorts(directory()));
    broker.format();
    broker.restart();
    return broker;
  }

  /** The address for clients: host:port. */
  public String bootstrapServers() {
    return "127.0.0.1:" + settings.port();
  }

  /** The connection settings of a client, by Kafka's names, in a new modifiable map. */
  public Map<String, Object> client() {
    return new HashMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
  }

  /** Shuts the broker down cleanly. Its data stays. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Starts the broker again, with the same data and port. */
  public void restart() {
    stop();
    KafkaRaftServer next =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.toProperties(), false), Time.SYSTEM);
    next.startup();
    server = next;
  }

  /** Stops the broker and deletes its data. */
  @Override
  public void close() {
    stop();
    delete(settings.directory());
  }

  private void format() {
    Path file = settings.directory().resolve("server.properties");
    store(settings.toProperties(), file);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    if (StorageTool.execute(arguments, new PrintStream(output, true, UTF_8)) != 0) {
      throw new IllegalStateException("cannot format the broker: " + output.toString(UTF_8));
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("millrace-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void store(Properties properties, Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
