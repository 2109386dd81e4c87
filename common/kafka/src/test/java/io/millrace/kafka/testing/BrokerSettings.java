package io.millrace.kafka.testing;

import io.millrace.kafka.net.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The configuration of one node that is broker and controller at once, on loopback.
 *
 * @param directory the folder of its logs
 * @param port the port for clients
 * @param controllerPort the port for the controller
 */
record BrokerSettings(Path directory, int port, int controllerPort) {

  static BrokerSettings onFreePorts(Path directory) {
    List<Integer> ports = FreePorts.take(2);
    return new BrokerSettings(directory, ports.get(0), ports.get(1));
  }

  Properties toProperties() {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("log.dirs", directory.resolve("log").toString());
    listeners(settings);
    singleCopies(settings);
    quickAndSmall(settings);
    return settings;
  }

  private void listeners(Properties settings) {
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    settings.setProperty("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.setProperty("advertised.listeners", clients);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  private static void singleCopies(Properties settings) {
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "2");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "2");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
  }

  private static void quickAndSmall(Properties settings) {
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    // As deployments set it: a killed aggregator leaves a transaction open.
    settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "2");
    settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
  }
}
