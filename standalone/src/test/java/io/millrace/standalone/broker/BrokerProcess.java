package io.millrace.standalone.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a broker in a separate process until it is killed. */
final class BrokerProcess {
  static final String READY = "ready";

  private BrokerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    BrokerPorts ports =
        new BrokerPorts(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    EmbeddedBroker.start(Path.of(arguments[0]), new BrokerAccess(ports, arguments[3]));
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
