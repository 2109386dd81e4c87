package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.kafka.net.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F15: the disk becomes full under load and is freed. The sender sends again only what was not
 * acknowledged, so that equal numbers mean: nothing lost, nothing doubled.
 */
@Tag("faults")
class FullDiskIT {
  private static final int BATCH = 50;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(90);

  @TempDir private Path directory;

  private final AtomicInteger acknowledged = new AtomicInteger();

  /** Sent and neither acknowledged nor refused for certain; stored or not. */
  private final AtomicInteger unknown = new AtomicInteger();

  private final AtomicBoolean sending = new AtomicBoolean(true);

  @Test
  void refusesEventsBeforeTheBrokerBreaksAndGoesOnByItself() throws Exception {
    int management = FreePorts.take(1).getFirst();
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 400);
        RunningMillrace millrace =
            RunningMillrace.start(
                directory.resolve("disk/data"), "--management-port", "" + management)) {
      Thread sender = Thread.ofPlatform().start(() -> send(millrace));
      await().atMost(LATER).until(() -> acknowledged.get() > 0);

      disk.fill(20);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(readiness(management).body())
                      .contains("disk/data", "MB free", "OUT_OF_SERVICE"));
      assertThat(readiness(management).statusCode()).isEqualTo(503);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                HttpResponse<String> refused =
                    millrace.post("content", event(0).replace("douyin", "taobao"));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("storage_full");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
              });
      assertThat(millrace.ask("/v1/platforms").statusCode()).isEqualTo(200);
      int before = acknowledged.get();

      disk.free();
      await().atMost(LATER).until(() -> acknowledged.get() > before);
      await().atMost(LATER).until(() -> readiness(management).statusCode() == 200);
      sending.set(false);
      sender.join();
      awaitCounted(millrace);
      // Which of the two limits is noticed first depends on how much is written meanwhile.
      assertThat(Files.readString(millrace.console()))
          .containsPattern("(no events are|nothing is) taken.* until there is room again")
          .contains("have room again");
    }
  }

  @Test
  void saysWhyItEndsOnADiskWithoutAnyRoomAndLosesNothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 400)) {
      Path data = directory.resolve("disk/data");
      RunningMillrace millrace = RunningMillrace.start(data);
      try (millrace) {
        Thread sender = Thread.ofPlatform().start(() -> send(millrace));
        await().atMost(LATER).until(() -> acknowledged.get() > 0);
        disk.fill(0);
        Command.Result second =
            Command.run(
                List.of("serve", "--data", "" + directory.resolve("disk/other"), "--port", "0"));
        assertThat(second.code()).as(second.output()).isEqualTo(5);
        assertThat(second.output()).contains("disk/other", "MB free", "free some and start again");
        sending.set(false);
        sender.join();
        // It has gone on or has ended; both are said.
        assertThat(console(directory))
            .containsAnyOf("nothing is taken or counted until", "is full; free some room");
      }
      disk.free();
      millrace.restart();
      try (millrace) {
        awaitCounted(millrace);
      }
    }
  }

  private static String console(Path directory) throws IOException {
    return Files.readString(directory.resolve("disk/data.log"));
  }

  private void awaitCounted(RunningMillrace millrace) {
    await()
        .atMost(LATER)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () ->
                assertThat(
                        millrace
                            .answers()
                            .summary(
                                "douyin", "day", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")
                            .at("/totals/traffic/events")
                            .asInt())
                    .isBetween(acknowledged.get(), acknowledged.get() + unknown.get()));
  }

  /**
   * One batch after the other; a batch that was refused is sent again, one that was taken never.
   */
  private void send(RunningMillrace millrace) {
    int batch = 0;
    while (sending.get()) {
      batch = isTaken(millrace, batch) ? batch + 1 : batch;
    }
  }

  private boolean isTaken(RunningMillrace millrace, int batch) {
    StringBuilder events = new StringBuilder("[");
    for (int n = 0; n < BATCH; n++) {
      events.append(n == 0 ? "" : ",").append(event(batch * BATCH + n));
    }
    try {
      HttpResponse<String> answer = millrace.post("content", events + "]");
      boolean taken = answer.body().contains("\"accepted\":" + BATCH);
      acknowledged.addAndGet(taken ? BATCH : 0);
      unknown.set(taken || answer.body().contains("storage_full") ? 0 : BATCH);
      // Only to keep the pace.
      TimeUnit.MILLISECONDS.sleep(100);
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException _) { // the process has ended
      unknown.set(BATCH);
      sending.set(false);
      return false;
    }
  }

  private static HttpResponse<String> readiness(int port) {
    URI uri = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
    return Answers.send(HttpRequest.newBuilder(uri).build());
  }

  private static String event(int n) {
    return """
    {"id":"e-%1$d","type":"view","platform":"douyin","surface":"feed","visitor":"v-%2$d",\
    "at":"2026-11-23T10:%3$02d:00Z"}\
    """
        .formatted(n, Math.floorMod(n, 50), Math.floorMod(n, 60));
  }
}
