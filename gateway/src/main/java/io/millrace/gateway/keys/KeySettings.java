package io.millrace.gateway.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the file of keys.
 *
 * @param keysFile path of the file; a missing file means no keys
 * @param keysPoll time between two checks for a changed file, at least 10 ms
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
