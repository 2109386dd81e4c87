package io.millrace.kafka;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What every process on Kafka has beside Boot's own Kafka configuration. Import it. A process that
 * is given a key of an earlier version does not start: it would look for Kafka in the wrong place,
 * or without its credentials.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaConfiguration {
  private static final List<String> MOVED = List.of("bootstrap-servers", "properties");

  /** Checks the keys. */
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
          "%s is not read any more; name it spring.kafka.%s".formatted(old, key));
    }
  }
}
