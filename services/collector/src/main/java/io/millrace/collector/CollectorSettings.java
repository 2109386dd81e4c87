package io.millrace.collector;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the collector.
 *
 * @param mappings for a protocol's name the file of a mapping that replaces the built-in one
 * @param platform the platform of items that do not name one
 * @param surface the surface of items that do not name one
 * @param currency the currency of amounts that do not name one
 */
@ConfigurationProperties("millrace.collector")
record CollectorSettings(
    @DefaultValue Map<String, Path> mappings,
    Optional<String> platform,
    Optional<String> surface,
    Optional<String> currency) {
  CollectorSettings {
    mappings = Map.copyOf(mappings);
  }
}
