package io.millrace.standalone.store;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A store in a process of its own, until killed. */
final class StoreProcess {
  static final String URI = "uri=";

  private StoreProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(URI + EmbeddedStore.open(Path.of(arguments[0])).uri());
    new CountDownLatch(1).await();
  }
}
