package io.millrace.collector;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the collector.
 *
 * @param mappings for a protocol's name the file of a mapping that replaces the built-in one
 */
@ConfigurationProperties("millrace.collector")
record CollectorSettings(@DefaultValue Map<String, Path> mappings) {
  CollectorSettings {
    mappings = Map.copyOf(mappings);
  }
}
