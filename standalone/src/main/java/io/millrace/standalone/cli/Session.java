package io.millrace.standalone.cli;

import io.millrace.standalone.server.Instance;
import io.millrace.standalone.server.ServeSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Millrace that runs until its time is over or the process is told to stop. */
final class Session implements AutoCloseable {
  private final Instance instance;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Session(Instance instance) {
    this.instance = instance;
  }

  /** Starts it; SIGTERM and SIGINT stop it cleanly from then on. */
  static Session start(ServeSettings settings, PrintWriter out) {
    long begin = System.nanoTime();
    LogFile.writeTo(settings.data().resolve("logs").resolve("millrace.log"));
    out.println("millrace starts, data in " + settings.data().toAbsolutePath().normalize());
    Session session = new Session(Instance.start(settings, step -> out.println("  " + step)));
    Runtime.getRuntime().addShutdownHook(new Thread(session::close, "stop"));
    out.printf("ready in %.1f s: %s%n", (System.nanoTime() - begin) / 1e9, session.instance.url());
    settings.managementPort().ifPresent(port -> printManagement(port, out));
    return session;
  }

  private static void printManagement(int port, PrintWriter out) {
    out.printf("health and metrics: http://127.0.0.1:%d/actuator/health/readiness%n", port);
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

  void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    instance.close();
    closed.countDown();
  }
}
