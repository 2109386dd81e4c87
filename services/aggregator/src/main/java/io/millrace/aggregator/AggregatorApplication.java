package io.millrace.aggregator;

import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.SettingsRefusedException;
import io.millrace.aggregator.topology.Republication;
import io.millrace.aggregator.topology.StreamCounters;
import io.millrace.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the aggregator. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AggregatorConfiguration.class)
public class AggregatorApplication {
  /** The exit code of a process that must not count by its settings. */
  public static final int REFUSED = 5;

  /** The process of its own. It ends when the data is counted by other terms than its own. */
  public static void main(String... args) {
    ConfigurableApplicationContext context = start(args);
    // Not a daemon: the last thread of the context must not end the process with another code.
    var thread = Thread.ofPlatform().name("refusal").daemon(false);
    var _ =
        context
            .getBean(StreamRunner.class)
            .refused()
            .thenAcceptAsync(refusal -> exit(context, refusal), thread::start);
  }

  /**
   * Starts it in this JVM. Kafka may be away: the stream begins when it answers.
   *
   * @param args settings as {@code --key=value}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(AggregatorApplication.class)
        .properties("spring.config.name=aggregator")
        .run(args);
  }

  /**
   * Waits until the stream of that context starts.
   *
   * @return the generation it counts for; empty when it still waits for something after that time
   * @throws TermsRefusedException when the data is counted by other terms
   */
  public static Optional<Generation> awaitStream(
      ConfigurableApplicationContext context, Duration atMost) {
    CompletableFuture<Generation> agreed = context.getBean(StreamRunner.class).agreed();
    try {
      return Optional.of(agreed.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SettingsRefusedException refusal
          ? refusal
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Records that the stream of that context could not read so far. */
  public static long deadLetters(ConfigurableApplicationContext context) {
    return context.getBean(StreamCounters.class).deadLetters();
  }

  /** Whether the stream of that context has written all cells again, as often as asked for. */
  public static boolean isRepublished(ConfigurableApplicationContext context) {
    int partitions = context.getBean(KafkaSettings.class).partitions();
    return context.getBean(Republication.class).isDone(partitions);
  }

  /** Cells that the stream of that context wrote again so far. */
  public static long republishedCells(ConfigurableApplicationContext context) {
    return context.getBean(Republication.class).cells();
  }

  private static void exit(
      ConfigurableApplicationContext context, SettingsRefusedException refusal) {
    System.err.println("millrace aggregator: " + refusal.getMessage());
    System.exit(SpringApplication.exit(context, () -> REFUSED));
  }
}
