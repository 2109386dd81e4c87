package io.millrace.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the memory that live clients cost the process, whether they read or not. With {@code
 * -Dmillrace.scale=full} it uses as many clients as are promised.
 */
@Timeout(180)
class LiveMemoryIT {
  private static final int CLIENTS =
      System.getProperty("millrace.scale", "").equals("full") ? 1_000 : 300;
  private static final long PROMISED = 64 << 10;
  private static final long KEYS_OF_CHANGED_ROWS = 16 << 10;
  private static final long FULL_STATE = 100 << 10;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private EmbeddedMongo mongo;
  private Process host;
  private BufferedReader answers;
  private Writer questions;
  private int port;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    mongo = new EmbeddedMongo(directory);
    host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LiveHost.class.getName(),
                mongo.uri())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    answers = new BufferedReader(new InputStreamReader(host.getInputStream(), UTF_8));
    questions = host.outputWriter(UTF_8);
    port = Integer.parseInt(await("port ").substring("port ".length()));
  }

  @AfterEach
  void stop() throws Exception {
    questions.close();
    if (!host.waitFor(10, TimeUnit.SECONDS)) {
      host.destroyForcibly().waitFor();
    }
    mongo.close();
  }

  @Test
  void costsLessThanPromisedForEachClientWhetherItReadsOrNot() throws Exception {
    try (Crowd warm = Crowd.of(port, 50, 0)) {
      warm.read(SETTLING, FULL_STATE);
    }
    awaitNobody();
    Memory empty = memory();
    long live = costs(empty, 0, "all of whom read");
    long mixed = costs(empty, CLIENTS / 10, "a tenth of whom do not read");
    long stalled = costs(empty, CLIENTS, "none of whom reads");
    assertThat(live).isLessThan(PROMISED);
    assertThat(mixed).isLessThan(PROMISED);
    assertThat(stalled).isLessThan(PROMISED).isLessThan(live + KEYS_OF_CHANGED_ROWS);
  }

  /** Returns the bytes that each client costs when that many of them never read. */
  private long costs(Memory empty, int stalled, String who) throws IOException {
    awaitNobody();
    try (Crowd crowd = Crowd.of(port, CLIENTS, stalled)) {
      crowd.read(SETTLING, FULL_STATE);
      Memory with = memory();
      assertThat(with.clients()).isEqualTo(CLIENTS);
      return with.perClient(empty, who);
    }
  }

  private void awaitNobody() throws IOException {
    while (memory().clients() > 0) {
      // The host needs a moment to answer.
    }
  }

  private Memory memory() throws IOException {
    questions.write("how much\n");
    questions.flush();
    String[] words = await("heap ").split(" ", -1);
    return new Memory(
        Long.parseLong(words[1]),
        Long.parseLong(words[3]),
        Long.parseLong(words[5]),
        Integer.parseInt(words[7]));
  }

  /** Returns the next line with that beginning. Other output of the process is ignored. */
  private String await(String beginning) throws IOException {
    String line = requireNonNull(answers.readLine());
    while (!line.startsWith(beginning)) {
      line = requireNonNull(answers.readLine());
    }
    return line;
  }

  /** Returns the memory in use after a collection, bytes. */
  private record Memory(long heap, long direct, long resident, int clients) {

    long perClient(Memory before, String who) {
      System.out.printf(
          "%d clients, %s: each %d bytes of heap, %d of buffers, %d resident%n",
          clients,
          who,
          (heap - before.heap) / clients,
          (direct - before.direct) / clients,
          (resident - before.resident) / clients);
      return (heap - before.heap + direct - before.direct) / clients;
    }
  }
}
