package io.millrace.gateway.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of a running gateway: read at start, then kept up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class KeysConfiguration {

  @Bean
  KeyRing keyRing(KeySettings settings) {
    return new KeyRing(settings.keysFile());
  }

  @Bean
  KeyWatch keyWatch(KeyRing ring, KeySettings settings) {
    return new KeyWatch(ring, settings.keysPoll());
  }

  @Bean
  KeyHealth keysHealthIndicator(KeyRing ring) {
    return new KeyHealth(ring);
  }
}
