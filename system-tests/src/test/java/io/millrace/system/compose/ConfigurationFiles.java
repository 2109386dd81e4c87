package io.millrace.system.compose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** What a service's own configuration files say, before placeholders are filled in. */
final class ConfigurationFiles {
  private ConfigurationFiles() {}

  static List<Map.Entry<String, String>> of(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(source -> source.getName().startsWith("Config resource"))
        .flatMap(ConfigurationFiles::entries)
        .toList();
  }

  private static Stream<Map.Entry<String, String>> entries(PropertySource<?> source) {
    EnumerablePropertySource<?> file = (EnumerablePropertySource<?>) source;
    return Stream.of(file.getPropertyNames())
        .map(name -> Map.entry(name, Objects.toString(file.getProperty(name))));
  }
}
