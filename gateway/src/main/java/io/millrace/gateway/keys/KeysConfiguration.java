package io.millrace.gateway.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the API keys: the gateway reads them at the start and then follows changes of the
 * file.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class KeysConfiguration {

  @Bean
  ApiKeyIndex apiKeyIndex(KeySettings settings) {
    return new ApiKeyIndex(settings.keysFile());
  }

  @Bean
  KeyWatch keyWatch(ApiKeyIndex keys, KeySettings settings) {
    return new KeyWatch(keys, settings.keysPoll());
  }

  @Bean
  KeyHealth keysHealthIndicator(ApiKeyIndex keys) {
    return new KeyHealth(keys);
  }
}
