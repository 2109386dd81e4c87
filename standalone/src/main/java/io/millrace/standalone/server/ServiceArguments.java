package io.millrace.standalone.server;

import io.millrace.standalone.broker.BrokerAccess;
import io.millrace.standalone.management.Services;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Builds the arguments of each service as configuration properties of that service. */
final class ServiceArguments {
  /**
   * The service that reports the metrics of the process. Otherwise each of the seven services would
   * report them.
   */
  private static final String PROCESS = "gateway";

  private static final String ONLY_AGGREGATOR = "standalone";

  private static final List<String> OF_THE_PROCESS =
      List.of("jvm", "process", "system", "disk", "logback");

  private static final List<String> BEHIND_THE_GATEWAY =
      List.of("content", "social", "commerce", "collector", "insights");

  private final ServeSettings settings;
  private final DataPaths paths;
  private final String token = Secrets.random();
  private final String visitorSecret;
  private final BrokerAccess broker;

  ServiceArguments(ServeSettings settings, DataPaths paths, BrokerAccess broker) {
    this.broker = broker;
    this.settings = settings;
    this.paths = paths;
    this.visitorSecret = Secrets.kept(paths.visitorSecret());
  }

  String[] ingest(String service) {
    List<String> all = behindGateway(service);
    all.add("--millrace.visitor-secret=" + visitorSecret);
    // Old events may be imported beside live traffic.
    all.add("--millrace.ingest.max-age=0");
    return all.toArray(String[]::new);
  }

  String[] aggregator() {
    List<String> all = common("aggregator");
    all.addAll(kafka());
    all.add("--spring.main.web-application-type=none");
    all.add("--millrace.aggregator.state-dir=" + paths.state());
    // The lock on the folder ensures that there is only one aggregator.
    all.add("--millrace.aggregator.instance-id=" + ONLY_AGGREGATOR);
    all.add("--millrace.aggregator.lookback=" + settings.calculation().lookback());
    // Imports of old events and live traffic mix here.
    all.add("--millrace.aggregator.horizon=0");
    return all.toArray(String[]::new);
  }

  /** Returns the arguments of an aggregator that starts a new rebuild. */
  String[] rebuilding(boolean incomplete) {
    List<String> all = new ArrayList<>(List.of(aggregator()));
    all.add("--millrace.aggregator.rebuild=" + UUID.randomUUID());
    all.add("--millrace.aggregator.rebuild-incomplete=" + incomplete);
    return all.toArray(String[]::new);
  }

  /** Returns the arguments of an aggregator that writes every cell again. */
  String[] republishing() {
    List<String> all = new ArrayList<>(List.of(aggregator()));
    all.add("--millrace.aggregator.republish=" + UUID.randomUUID());
    return all.toArray(String[]::new);
  }

  String[] insights(String store) {
    List<String> all = behindGateway("insights");
    all.add("--spring.mongodb.uri=" + store);
    return all.toArray(String[]::new);
  }

  /** Returns the arguments of the gateway. The services behind it must have started. */
  String[] gateway(Services services) {
    List<String> all = common(PROCESS);
    all.add("--server.address=" + settings.address().bind());
    all.add("--server.port=" + settings.address().port());
    all.add("--millrace.gateway.keys-file=" + paths.keys());
    all.add("--millrace.gateway.session.secret=" + Secrets.kept(paths.sessionSecret()));
    all.add("--millrace.gateway.session.ended-file=" + paths.endedSessions());
    all.add("--millrace.gateway.frame-ancestors=" + settings.pages().frames());
    // Users on other machines have to sign in, also for a demo.
    all.add(
        "--millrace.gateway.session.open="
            + (settings.pages().demo() && isLoopback(settings.address().bind())));
    BEHIND_THE_GATEWAY.forEach(
        service ->
            all.add(
                "--millrace.gateway.services.%s=http://127.0.0.1:%d"
                    .formatted(service, services.port(service))));
    return all.toArray(String[]::new);
  }

  private static boolean isLoopback(String bind) {
    try {
      return Arrays.stream(InetAddress.getAllByName(bind)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private List<String> behindGateway(String service) {
    List<String> all = common(service);
    all.add("--server.address=127.0.0.1");
    // A free port that is chosen when the server opens it cannot be taken by another process.
    all.add("--server.port=0");
    all.addAll(kafka());
    return all;
  }

  private List<String> kafka() {
    List<String> all = new ArrayList<>();
    all.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    broker
        .credentials()
        .forEach(
            (name, value) -> all.add("--spring.kafka.properties[%s]=%s".formatted(name, value)));
    return all;
  }

  /** Gives all services the same folders, so that all report the same state of the disks. */
  private void disks(List<String> all) {
    List<Path> folders = paths.growing();
    for (int i = 0; i < folders.size(); i++) {
      all.add("--millrace.disk.folders[%d]=%s".formatted(i, folders.get(i)));
    }
    settings
        .care()
        .minFree()
        .ifPresent(size -> all.add("--millrace.disk.min-free=" + size.toBytes() + "B"));
  }

  private List<String> common(String service) {
    List<String> all = new ArrayList<>();
    all.add("--management.metrics.tags.service=" + service);
    if (!service.equals(PROCESS)) {
      disks(all);
      OF_THE_PROCESS.forEach(meters -> all.add("--management.metrics.enable." + meters + "=false"));
    }
    all.add("--millrace.internal-token=" + token);
    all.add("--millrace.zone=" + settings.calculation().zone());
    settings.calculation().catalog().ifPresent(file -> all.add("--millrace.catalog=" + file));
    all.add("--management.server.port=-1");
    all.add("--spring.main.banner-mode=off");
    all.add("--spring.main.log-startup-info=false");
    // One hook of this process stops all contexts in order. Hooks of the contexts would stop all
    // of them at once.
    all.add("--spring.main.register-shutdown-hook=false");
    all.add("--spring.lifecycle.timeout-per-shutdown-phase=2s");
    return all;
  }
}
