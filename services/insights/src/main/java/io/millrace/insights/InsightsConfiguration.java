package io.millrace.insights;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.kafka.KafkaConfiguration;
import io.millrace.web.BehindGatewayConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Provides the beans that all parts of insights share: the clock, the catalog and the calendar. */
@Configuration(proxyBeanMethods = false)
@Import({BehindGatewayConfiguration.class, KafkaConfiguration.class})
@ConfigurationPropertiesScan
class InsightsConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Catalog catalog(InsightsSettings settings) throws IOException {
    return settings.catalog().isEmpty()
        ? Catalog.builtIn()
        : Catalog.read(Path.of(settings.catalog()));
  }

  @Bean
  Calendar calendar(InsightsSettings settings) {
    return new Calendar(settings.zone());
  }
}
