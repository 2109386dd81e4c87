package io.millrace.ingest;

import io.millrace.events.Domain;
import io.millrace.ingest.publish.FakePublisher;
import io.millrace.web.BehindGatewayConfiguration;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** An ingest service of content events with a real HTTP server and a fake broker. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({BehindGatewayConfiguration.class, CoreConfiguration.class})
class FakeBrokerService {
  static final String TOKEN = "only the tests know this token";

  @Bean
  IngestScope scope() {
    return IngestScope.of(Domain.CONTENT);
  }

  @Bean
  FakePublisher publisher() {
    return new FakePublisher();
  }

  static ConfigurableApplicationContext start(String... settings) {
    return new SpringApplicationBuilder(FakeBrokerService.class).run(arguments(settings));
  }

  static String[] arguments(String... settings) {
    Stream<String> common =
        Stream.of(
            "spring.config.import=classpath:millrace-ingest.yml",
            "server.port=0",
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false",
            "millrace.internal-token=" + TOKEN,
            "millrace.visitor-secret=" + Samples.SECRET);
    return Stream.concat(common, Stream.of(settings))
        .map(setting -> "--" + setting)
        .toArray(String[]::new);
  }
}
