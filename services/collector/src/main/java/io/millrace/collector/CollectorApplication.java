package io.millrace.collector;

import io.millrace.collector.protocol.Protocol;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import io.millrace.ingest.IngestScope;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The ingest service of events of all domains. It answers {@code POST /v1/events} and the routes of
 * foreign protocols.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CollectorConfiguration.class, IngestConfiguration.class})
public class CollectorApplication {

  @Bean
  IngestScope scope() {
    return IngestScope.ALL_DOMAINS;
  }

  @Bean
  List<Protocol> protocols() {
    return Protocols.all();
  }

  /**
   * Starts the service. The returned context stops it when it is closed.
   *
   * @param args command line arguments, each as {@code --name=value}; they override {@code
   *     collector.yml}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(CollectorApplication.class, "collector", args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
