package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import io.millrace.kafka.net.FreePorts;
import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A stream thread that hangs with records it has read, as one does whose disk or library does not
 * come back. A debugger holds it.
 */
@Tag("faults")
@Isolated("it looks at the clock")
class HungThreadIT {
  private static final int EVENTS = 30_000;
  private static final int EVENTS_PER_SECOND = 300;
  private static final int TRIES = 5;

  /** Said after 10 s. */
  private static final Duration SAID = Duration.ofSeconds(16);

  /** Acted on after 30 s. */
  private static final Duration ACTED = Duration.ofSeconds(60);

  /** Two minutes later. */
  private static final Duration ENDED = Duration.ofSeconds(210);

  private static final int VISITORS = EVENTS / Traffic.EVENTS_A_VISITOR;
  private static final int BROKE = 7;

  @TempDir private Path folder;

  @Test
  void aThreadThatComesBackLateIsNoticedAndTheNextStreamCountsOn() throws Exception {
    int port = FreePorts.take(1).getFirst();
    Marker marker = new Marker();
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      TestProcess aggregator = cluster.startWith("a", withDebugger(port));
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, VISITORS, EVENTS_PER_SECOND);
      VirtualMachine machine = attach(port);
      ThreadReference hung = holdWithRecords(machine, aggregator);
      await("the stream is given up")
          .atMost(ACTED)
          .until(() -> aggregator.log().contains("this stream ends, and another is built"));
      hung.resume();
      machine.dispose();
      sending.await();
      double seconds = marker.catchUp(cluster);
      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, VISITORS)).totals());
      System.out.printf("watchdog: counted %.1f s after the thread came back%n", seconds);
      assertThat(aggregator.isAlive()).isTrue();
      assertThat(aggregator.log()).contains("the stream has ended; the next one starts in");
    }
  }

  @Test
  void aThreadThatNeverComesBackEndsTheProcessAndTheNextOneCountsOn() throws Exception {
    int port = FreePorts.take(1).getFirst();
    Marker marker = new Marker();
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      TestProcess aggregator = cluster.startWith("a", withDebugger(port));
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, VISITORS, EVENTS_PER_SECOND);
      holdWithRecords(attach(port), aggregator);
      await("the process ends").atMost(ENDED).until(() -> !aggregator.isAlive());
      assertThat(aggregator.awaitEnd()).isEqualTo(BROKE);
      assertThat(aggregator.log().lines().filter(line -> line.startsWith("millrace aggregator: ")))
          .singleElement()
          .asString()
          .contains("exit code 7", "it hangs");

      cluster.start("a");
      sending.await();
      marker.catchUp(cluster);
      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, VISITORS)).totals());
    }
  }

  /** Now and then it is held right behind a commit, and has nothing that could be missed. */
  private static ThreadReference holdWithRecords(VirtualMachine machine, TestProcess aggregator) {
    for (int i = 0; i < TRIES; i++) {
      ThreadReference thread = streamThread(machine);
      thread.suspend();
      if (isSaid(aggregator)) {
        return thread;
      }
      thread.resume();
    }
    throw new AssertionError("nobody noticed: " + aggregator.log());
  }

  private static boolean isSaid(TestProcess aggregator) {
    long end = System.nanoTime() + SAID.toNanos();
    await()
        .atMost(SAID.multipliedBy(2))
        .until(() -> hasSaid(aggregator) || System.nanoTime() > end);
    return hasSaid(aggregator);
  }

  private static boolean hasSaid(TestProcess aggregator) {
    return aggregator.log().contains("ago and are not committed");
  }

  private static ThreadReference streamThread(VirtualMachine machine) {
    return machine.allThreads().stream()
        .filter(thread -> thread.name().matches(".*StreamThread-\\d+"))
        .findFirst()
        .orElseThrow();
  }

  private static VirtualMachine attach(int port) throws Exception {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(known -> known.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    set(arguments, "hostname", "127.0.0.1");
    set(arguments, "port", Integer.toString(port));
    return connector.attach(arguments);
  }

  private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
    Objects.requireNonNull(arguments.get(name), name).setValue(value);
  }

  private static Map<String, String> withDebugger(int port) {
    return Map.of(
        "JDK_JAVA_OPTIONS",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
  }
}
