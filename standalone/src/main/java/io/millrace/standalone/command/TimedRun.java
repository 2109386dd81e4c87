package io.millrace.standalone.command;

import io.millrace.standalone.server.DataPaths;
import io.millrace.standalone.server.Instance;
import io.millrace.standalone.server.ServeSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;

/** A Millrace in this process that runs until it is closed or the process is stopped. */
final class TimedRun implements AutoCloseable {
  private final Instance instance;
  private final ZoneId zone;
  private final CountDownLatch closed = new CountDownLatch(1);

  private TimedRun(Instance instance, ZoneId zone) {
    this.instance = instance;
    this.zone = zone;
  }

  /** Starts Millrace. From then on SIGTERM and SIGINT stop it cleanly. */
  static TimedRun start(ServeSettings settings, PrintWriter out) {
    long begin = System.nanoTime();
    DataPaths paths = new DataPaths(settings.data());
    // Native libraries are unpacked there, and a killed process leaves them behind.
    System.setProperty("java.io.tmpdir", paths.temporary().toAbsolutePath().toString());
    BrokerFailureMessage.prepare(settings.data(), System.err);
    out.println("millrace starts, data in " + settings.data().toAbsolutePath().normalize());
    TimedRun run =
        new TimedRun(
            Instance.start(
                settings, () -> LogFile.writeTo(paths.log()), step -> out.println("  " + step)),
            settings.calculation().zone());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> run.stop(out), "stop"));
    out.printf("ready in %.1f s: %s%n", (System.nanoTime() - begin) / 1e9, run.instance.url());
    settings.address().managementPort().ifPresent(port -> printManagement(port, out));
    return run;
  }

  private void stop(PrintWriter out) {
    if (closed.getCount() > 0) {
      out.println("stopping ...");
      out.flush();
    }
    close();
  }

  private static void printManagement(int port, PrintWriter out) {
    out.printf("health and metrics: http://127.0.0.1:%d/actuator/health/readiness%n", port);
  }

  /** Returns the time zone of days, weeks and months. */
  ZoneId zone() {
    return zone;
  }

  Instance instance() {
    return instance;
  }

  Path writeKey() {
    return instance.paths().writeKey().toAbsolutePath().normalize();
  }

  Path readKey() {
    return instance.paths().readKey().toAbsolutePath().normalize();
  }

  Path adminKey() {
    return instance.paths().adminKey().toAbsolutePath().normalize();
  }

  void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    instance.close();
    closed.countDown();
  }
}
