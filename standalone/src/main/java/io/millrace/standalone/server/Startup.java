package io.millrace.standalone.server;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.collector.CollectorApplication;
import io.millrace.commerce.CommerceApplication;
import io.millrace.content.ContentApplication;
import io.millrace.gateway.GatewayApplication;
import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.importer.Target;
import io.millrace.insights.InsightsApplication;
import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskSettings;
import io.millrace.kafka.disk.DiskWatch;
import io.millrace.social.SocialApplication;
import io.millrace.standalone.broker.BrokerAccess;
import io.millrace.standalone.broker.EmbeddedBroker;
import io.millrace.standalone.management.ManagementServer;
import io.millrace.standalone.management.Services;
import io.millrace.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts all parts; those that do not depend on each other start in parallel. The gateway starts
 * last, when the services behind it can answer.
 */
final class Startup {
  private static final Duration STREAM = Duration.ofSeconds(30);

  private final ServeSettings settings;
  private final DataPaths paths;
  private final StartedParts running;
  private final Consumer<String> steps;
  private final Services services = new Services();
  private final BrokerAccess access = BrokerAccess.fresh();
  private final ServiceArguments arguments;
  private volatile BooleanSupplier hasEvents = () -> true;

  Startup(ServeSettings settings, DataPaths paths, StartedParts running, Consumer<String> steps) {
    this.settings = settings;
    this.paths = paths;
    this.running = running;
    this.steps = steps;
    this.arguments = new ServiceArguments(settings, paths, access);
  }

  void run() {
    DiskWatch disks = startDiskWatch();
    settings.address().managementPort().ifPresent(this::startManagement);
    // The threads of the common pool do not see the classes of an executable jar.
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("start-", 0).factory())) {
      var broker = CompletableFuture.runAsync(this::startBroker, threads);
      var store = CompletableFuture.supplyAsync(() -> openStore(disks), threads);
      var ingest = broker.thenRunAsync(this::startIngest, threads);
      var aggregator = broker.thenRunAsync(this::startAggregator, threads);
      var insights =
          broker
              .thenCombineAsync(store, (_, opened) -> opened, threads)
              .thenAccept(opened -> startInsights(opened.uri()));
      var gateway = CompletableFuture.allOf(ingest, insights).thenRun(this::startGateway);
      CompletableFuture.allOf(gateway, aggregator).join();
    } catch (CompletionException e) {
      throw rootOf(e) instanceof StartException known
          ? known
          : new StartException("could not start: " + rootOf(e), e);
    }
  }

  private static Throwable rootOf(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? error : rootOf(cause);
  }

  /** Starts before everything else, so that the progress of the start is visible from outside. */
  private void startManagement(int port) {
    try {
      running.add(StopOrder.MANAGEMENT, ManagementServer.start(port, services));
    } catch (IOException e) {
      throw new StartException("cannot listen on management port %d: %s".formatted(port, e), e);
    }
  }

  private void startBroker() {
    EmbeddedBroker broker =
        part(StopOrder.BROKER, "broker", () -> EmbeddedBroker.start(paths.broker(), access));
    new BrokerIdentity(paths).keep();
    LogEnds ends =
        running.add(
            StopOrder.LOG_ENDS, new LogEnds(new DurableEnds(paths.ends()), broker.client()));
    ends.loss().ifPresent(this::lost);
    ends.start();
    hasEvents = ends::hasEvents;
  }

  /** Reports lost records before new ones are written, which would hide the loss. */
  private void lost(String what) {
    String line =
        "%s: %s. A power cut or damage removed the newest records, and numbers may be wrong"
            .formatted(paths.broker().toAbsolutePath().normalize(), what);
    if (!settings.care().acceptLoss()) {
      throw new StartException(
          line
              + "; './millrace audit' checks the numbers, './millrace rebuild' counts the"
              + " remaining events again, and 'serve --accept-loss' continues with the data"
              + " as it is");
    }
    steps.accept(line + "; accepted by --accept-loss");
  }

  private DiskWatch startDiskWatch() {
    DiskSettings disks = new DiskSettings(paths.growing(), settings.care().minFree());
    DiskWatch watch = running.add(StopOrder.FOLDER, new DiskWatch(disks, Disk.REAL, steps));
    watch.start();
    return watch;
  }

  private EmbeddedStore openStore(DiskWatch disks) {
    return part(
        StopOrder.STORE,
        "store",
        () -> EmbeddedStore.open(paths.store(), () -> !disks.mustRest(), steps));
  }

  private void startIngest() {
    service(
        StopOrder.INGEST, "content", () -> ContentApplication.start(arguments.ingest("content")));
    service(StopOrder.INGEST, "social", () -> SocialApplication.start(arguments.ingest("social")));
    service(
        StopOrder.INGEST,
        "commerce",
        () -> CommerceApplication.start(arguments.ingest("commerce")));
    service(
        StopOrder.INGEST,
        "collector",
        () -> CollectorApplication.start(arguments.ingest("collector")));
  }

  private void startAggregator() {
    var aggregator =
        service(
            StopOrder.AGGREGATOR,
            "aggregator",
            () -> AggregatorApplication.start(arguments.aggregator()));
    // The broker is running, so this call returns soon. It fails when the data was counted with
    // other settings. After 30 s the gateway opens anyway.
    var _ = AggregatorApplication.awaitStream(aggregator, STREAM);
  }

  private void startInsights(String store) {
    service(
        StopOrder.INSIGHTS, "insights", () -> InsightsApplication.start(arguments.insights(store)));
  }

  private void startGateway() {
    DemoSwitch demo = settings.pages().demo() ? DemoPlayer.PLAYING : demo();
    service(
        StopOrder.GATEWAY,
        "gateway",
        () -> GatewayApplication.start(demo, arguments.gateway(services)));
  }

  private DemoSwitch demo() {
    LocalDemo demo = new LocalDemo(target(paths.writeKey()), target(paths.adminKey()));
    return running.add(StopOrder.DEMO, new DemoPlayer(demo, hasEvents));
  }

  private Target target(Path key) {
    return new Target(settings.url(), new PrivateFile(key).read().orElseThrow());
  }

  private ConfigurableApplicationContext service(
      StopOrder order, String name, Supplier<ConfigurableApplicationContext> start) {
    ConfigurableApplicationContext service = part(order, name, start);
    services.add(name, service);
    return service;
  }

  private <T extends AutoCloseable> T part(StopOrder order, String name, Supplier<T> start) {
    long begin = System.nanoTime();
    T part = running.add(order, start.get());
    steps.accept("%-10s started in %.1f s".formatted(name, (System.nanoTime() - begin) / 1e9));
    return part;
  }
}
