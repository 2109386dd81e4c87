package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.junit.jupiter.api.Test;

class CommitHookTest {
  private static final TaskId TASK = new TaskId(0, 1);

  private static final RecordMetadata RECORD =
      new ProcessorRecordContext(0, 7, 1, "events", new RecordHeaders());

  private static final long WRITTEN = 1_700_000_000_000L;

  private long nanos;
  private long wallMs = WRITTEN;
  private final CommitSchedule commits = new CommitSchedule(Duration.ofMillis(200), () -> nanos);
  private final List<Duration> scheduled = new ArrayList<>();
  private final CommitHook store = new CommitHook.Builder("commit").build();
  private final InternalProcessorContext<?, ?> context = context();
  private int flushed;
  private int cancelled;

  @Test
  void runsTheActionAtEveryCommit() {
    store.onCommit(context, () -> flushed++);
    store.flushCache();
    store.flushCache();

    assertThat(flushed).isEqualTo(2);
  }

  @Test
  void theActionOfATaskThatStartsOverIsGone() {
    store.onCommit(context, () -> flushed++);
    store.clearCache();
    store.flushCache();

    assertThat(flushed).isZero();
  }

  @Test
  void theActionOfAClosedTaskIsGone() {
    store.onCommit(context, () -> flushed++);
    store.close();
    store.flushCache();

    assertThat(flushed).isZero();
  }

  @Test
  void oneCommitIsAskedForHoweverManyRecordsWaitForIt() {
    store.onCommit(context, () -> flushed++);
    store.changed(WRITTEN);
    store.changed(WRITTEN);
    assertThat(scheduled).hasSize(1);
    assertThat(commits.firstOf(TASK)).contains(new RecordPosition("events", 1, 7));

    store.flushCache();
    assertThat(cancelled).isEqualTo(1);

    store.changed(WRITTEN);
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void theTimeOfTheActionIsACostOfTheCommit() {
    store.onCommit(context, () -> nanos += Duration.ofMillis(60).toNanos());
    store.flushCache();
    commits.end();
    store.changed(WRITTEN);

    assertThat(scheduled).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void aSlowCommitOfRecordsThatAreReadLateWaitsATenthOfTheirAge() {
    store.onCommit(context, () -> nanos += Duration.ofSeconds(1).toNanos());
    store.flushCache();
    commits.end();
    wallMs += 40_000;
    store.changed(WRITTEN);

    assertThat(scheduled).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void aRecordFromTheFutureHasNoAge() {
    store.onCommit(context, () -> nanos += Duration.ofSeconds(1).toNanos());
    store.flushCache();
    commits.end();
    wallMs -= 8_000;
    store.changed(WRITTEN);

    assertThat(scheduled).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aTaskWithoutRecordsAsksForNoCommit() {
    store.onCommit(context, () -> flushed++);
    store.flushCache();

    assertThat(scheduled).isEmpty();
  }

  @Test
  void aClosedTaskIsNotWaitedFor() {
    store.onCommit(context, () -> flushed++);
    store.changed(WRITTEN);
    store.close();

    assertThat(commits.oldest()).isZero();
    assertThat(cancelled).isEqualTo(1);
  }

  /** Kafka Streams has one for tests, but not of the kind that the store needs. */
  private InternalProcessorContext<?, ?> context() {
    return (InternalProcessorContext<?, ?>)
        Proxy.newProxyInstance(
            CommitHookTest.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "appConfigs" -> Map.of(CommitSchedule.SETTING, commits);
                  case "taskId" -> TASK;
                  case "currentSystemTimeMs" -> wallMs;
                  case "recordMetadata" -> Optional.<RecordMetadata>of(RECORD);
                  case "schedule" -> {
                    scheduled.add((Duration) arguments[0]);
                    yield (Cancellable) () -> cancelled++;
                  }
                  default -> null;
                });
  }
}
