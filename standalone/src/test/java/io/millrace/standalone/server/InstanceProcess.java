package io.millrace.standalone.server;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs Millrace in a separate process until it is killed. */
final class InstanceProcess {
  static final String READY = "ready";

  private InstanceProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Instance.start(
        InstanceIT.settings(Path.of(arguments[0]), Integer.parseInt(arguments[1])),
        System.err::println);
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
