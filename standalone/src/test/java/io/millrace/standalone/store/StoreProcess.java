package io.millrace.standalone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a store in a separate process until it is killed: {@code StoreProcess FOLDER COMMITS}. The
 * file COMMITS, which must exist, gets a byte before each commit.
 */
final class StoreProcess {
  static final String URI = "uri=";

  private StoreProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path commits = Path.of(arguments[1]);
    EmbeddedStore store =
        EmbeddedStore.open(Path.of(arguments[0]), () -> begins(commits), System.err::println);
    System.out.println(URI + store.uri());
    new CountDownLatch(1).await();
  }

  /** Called before each commit to ask whether the disk has room. */
  private static boolean begins(Path commits) {
    try {
      Files.write(commits, new byte[1], StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
