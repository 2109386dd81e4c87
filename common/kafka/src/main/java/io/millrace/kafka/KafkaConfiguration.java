package io.millrace.kafka;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The configuration that every process on Kafka has in addition to Boot's own Kafka configuration.
 * Import it. A process that has a configuration key of an earlier version does not start, because
 * it would connect to the wrong brokers or connect without its credentials.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {
  private static final List<String> MOVED = List.of("bootstrap-servers", "properties");

  /** Refuses the configuration keys of earlier versions. */
  KafkaConfiguration(Environment environment) {
    Binder binder = Binder.get(environment);
    MOVED.forEach(key -> refuse(binder, key));
  }

  private static void refuse(Binder binder, String key) {
    String old = "millrace.kafka." + key;
    boolean isText = binder.bind(old, Bindable.of(String.class)).isBound();
    boolean isMap =
        !isText && binder.bind(old, Bindable.mapOf(String.class, String.class)).isBound();
    if (isText || isMap) {
      throw new IllegalArgumentException(
          "%s is not read any more; use spring.kafka.%s".formatted(old, key));
    }
  }
}
