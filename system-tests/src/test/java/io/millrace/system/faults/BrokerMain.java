package io.millrace.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker as a process: {@code BrokerMain PROPERTIES CLUSTER-ID}. */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
      format(file, arguments[1]);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    System.out.println("broker started");
    server.awaitShutdown();
  }

  private static void format(Path file, String cluster) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] format = {"format", "-t", cluster, "-c", file.toString()};
    if (StorageTool.execute(format, new PrintStream(output, true, UTF_8)) != 0) {
      throw new IllegalStateException("cannot format the broker: " + output.toString(UTF_8));
    }
  }
}
