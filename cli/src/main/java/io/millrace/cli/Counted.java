package io.millrace.cli;

import io.millrace.cli.read.CountingWait;
import io.millrace.cli.read.ReadApi;
import io.millrace.cli.read.ReadException;
import io.millrace.cli.read.ReadException.Reason;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The result of waiting until the accepted events are counted.
 *
 * @param exitCode exit code of the command, unless another error has its own
 * @param text the result in words
 */
record Counted(int exitCode, String text) {

  /** Waits at most the given time and shows the state on the status line. */
  static Counted wait(ReadApi api, Duration limit, PrintWriter err) throws InterruptedException {
    CountingWait wait = new CountingWait(api);
    StatusLine status = StatusLine.on(err);
    long every = status.every().toMillis();
    try (ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waiting").factory())) {
      var _ =
          timer.scheduleAtFixedRate(
              () -> status.show("waiting: " + wait.state()), every, every, TimeUnit.MILLISECONDS);
      return ended(wait, limit);
    } finally {
      status.end("waiting: " + wait.state());
    }
  }

  boolean inTime() {
    return exitCode == Exit.OK;
  }

  private static Counted ended(CountingWait wait, Duration limit) throws InterruptedException {
    try {
      return wait.await(limit) ? done(wait) : late(wait);
    } catch (ReadException e) {
      return new Counted(
          e.reason() == Reason.KEY_REFUSED ? Exit.KEY_REFUSED : Exit.NOT_COUNTED,
          "everything was accepted, but this gateway does not report when it is counted: "
              + e.getMessage());
    }
  }

  private static Counted done(CountingWait wait) {
    return new Counted(Exit.OK, "counted after %.1f s".formatted(seconds(wait)));
  }

  private static Counted late(CountingWait wait) {
    return new Counted(
        Exit.NOT_COUNTED,
        "accepted, but not counted within %.1f s: %s".formatted(seconds(wait), wait.state()));
  }

  private static double seconds(CountingWait wait) {
    return wait.elapsed().toMillis() / 1000.0;
  }
}
