package io.millrace.aggregator;

import io.millrace.aggregator.basis.Generation;
import io.millrace.aggregator.basis.TermsRefusedException;
import io.millrace.aggregator.topology.StreamCounters;
import java.util.concurrent.CompletableFuture;
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
    var _ =
        context
            .getBean(StreamRunner.class)
            .refused()
            .thenAcceptAsync(
                refusal -> exit(context, refusal), Thread.ofPlatform().name("refusal")::start);
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
   * Done when the stream of that context starts, with the generation it counts for; failed with a
   * {@link TermsRefusedException} when the data is counted by other terms.
   */
  public static CompletableFuture<Generation> agreed(ConfigurableApplicationContext context) {
    return context.getBean(StreamRunner.class).agreed();
  }

  /** Records that the stream of that context could not read so far. */
  public static long deadLetters(ConfigurableApplicationContext context) {
    return context.getBean(StreamCounters.class).deadLetters();
  }

  private static void exit(ConfigurableApplicationContext context, TermsRefusedException refusal) {
    System.err.println("millrace aggregator: " + refusal.getMessage());
    System.exit(SpringApplication.exit(context, () -> REFUSED));
  }
}
