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

/** Starts the aggregator, as a process of its own or inside another JVM. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AggregatorConfiguration.class)
public class AggregatorApplication {
  /** The exit code of a process whose calculation settings differ from those of the data. */
  public static final int REFUSED = 5;

  /**
   * Runs the aggregator as a process. The process ends when the data is counted with other
   * calculation settings than its own.
   */
  public static void main(String... args) {
    ConfigurableApplicationContext context = start(args);
    // The thread is not a daemon. Otherwise the process could end first, with another exit code.
    var thread = Thread.ofPlatform().name("refusal").daemon(false);
    var _ =
        context
            .getBean(StreamRunner.class)
            .refused()
            .thenAcceptAsync(refusal -> exit(context, refusal), thread::start);
  }

  /**
   * Starts the aggregator in this JVM. Kafka may be unavailable: the stream starts when Kafka
   * answers.
   *
   * @param args settings as {@code --key=value}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(AggregatorApplication.class)
        .properties("spring.config.name=aggregator")
        .run(args);
  }

  /**
   * Waits until the stream of an aggregator starts.
   *
   * @return the generation that it counts for; empty when it still waits for something after {@code
   *     atMost}
   * @throws SettingsRefusedException when the data is counted with other calculation settings
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

  /** How many records the stream of an aggregator could not read so far. */
  public static long deadLetters(ConfigurableApplicationContext context) {
    return context.getBean(StreamCounters.class).deadLetters();
  }

  /** Whether the stream of an aggregator has finished the requested republication of all cells. */
  public static boolean isRepublished(ConfigurableApplicationContext context) {
    int partitions = context.getBean(KafkaSettings.class).partitions();
    return context.getBean(Republication.class).isDone(partitions);
  }

  /** How many cells the stream of an aggregator has written again so far. */
  public static long republishedCells(ConfigurableApplicationContext context) {
    return context.getBean(Republication.class).cells();
  }

  private static void exit(
      ConfigurableApplicationContext context, SettingsRefusedException refusal) {
    System.err.println("millrace aggregator: " + refusal.getMessage());
    System.exit(SpringApplication.exit(context, () -> REFUSED));
  }
}
