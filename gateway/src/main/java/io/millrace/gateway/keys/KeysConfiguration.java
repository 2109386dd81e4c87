package io.millrace.gateway.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of a running gateway: read at start, then kept up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class KeysConfiguration {

  @Bean
  ApiKeyIndex keyRing(KeySettings settings) {
    return new ApiKeyIndex(settings.keysFile());
  }

  @Bean
  KeyWatch keyWatch(ApiKeyIndex ring, KeySettings settings) {
    return new KeyWatch(ring, settings.keysPoll());
  }

  @Bean
  KeyHealth keysHealthIndicator(ApiKeyIndex ring) {
    return new KeyHealth(ring);
  }
}
