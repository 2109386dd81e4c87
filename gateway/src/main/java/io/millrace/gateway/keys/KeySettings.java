package io.millrace.gateway.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are.
 *
 * @param keysFile the file of keys; missing means no keys
 * @param keysPoll how often to look whether it changed, at least 10 ms
 */
@ConfigurationProperties("millrace.gateway")
record KeySettings(
    @DefaultValue("./data/keys.json") Path keysFile, @DefaultValue("1s") Duration keysPoll) {
  KeySettings {
    if (keysPoll.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException("millrace.gateway.keys-poll must be at least 10ms");
    }
  }
}
