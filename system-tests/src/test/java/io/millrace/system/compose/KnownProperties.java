package io.millrace.system.compose;

import io.millrace.system.compose.UnstartedService.Settings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What a service understands.
 *
 * @param names of properties with one value
 * @param maps names that are followed by any further name
 * @param variables that its configuration file asks for by name
 */
public record KnownProperties(
    List<ConfigurationPropertyName> names,
    List<ConfigurationPropertyName> maps,
    List<String> variables) {
  private static final ConfigurationPropertyName KAFKA =
      ConfigurationPropertyName.of("spring.kafka");

  /** The JVM reads it itself. */
  private static final String JVM_FLAGS = "JAVA_TOOL_OPTIONS";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

  public static KnownProperties of(UnstartedService service) {
    List<Property> properties = service.settings().flatMap(KnownProperties::properties).toList();
    List<Map.Entry<String, String>> written = ConfigurationFiles.of(service.environment());
    return new KnownProperties(
        Stream.concat(
                properties.stream().filter(property -> !property.isMap()).map(Property::name),
                names(written))
            .toList(),
        Stream.concat(
                properties.stream().filter(Property::isMap).map(Property::name),
                names(written).filter(KAFKA::isParentOf).map(_ -> KAFKA.append("properties")))
            .toList(),
        written.stream().flatMap(entry -> placeholders(entry.getValue())).toList());
  }

  /** Those of these variables that mean nothing to the service. */
  public Stream<String> unknown(Set<String> given) {
    return given.stream().filter(variable -> !accept(variable));
  }

  /** Whether the variable means anything to the service, by Spring's own rules of matching. */
  boolean accept(String variable) {
    return variable.equals(JVM_FLAGS)
        || variables.contains(variable)
        || source(variable).filter(this::hasOneOf).isPresent();
  }

  private boolean hasOneOf(ConfigurationPropertySource source) {
    return names.stream().anyMatch(name -> source.getConfigurationProperty(name) != null)
        || maps.stream()
            .map(source::containsDescendantOf)
            .anyMatch(ConfigurationPropertyState.PRESENT::equals);
  }

  /** Names of loggers have capitals: no variable can say them. */
  private static Stream<ConfigurationPropertyName> names(List<Map.Entry<String, String>> written) {
    return written.stream()
        .map(Map.Entry::getKey)
        .filter(ConfigurationPropertyName::isValid)
        .map(ConfigurationPropertyName::of);
  }

  private static Optional<ConfigurationPropertySource> source(String variable) {
    return Optional.ofNullable(
        ConfigurationPropertySource.from(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(variable, "value"))));
  }

  private static Stream<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1));
  }

  private record Property(ConfigurationPropertyName name, Class<?> type) {
    boolean isMap() {
      return Map.class.isAssignableFrom(type);
    }
  }

  private static Stream<Property> properties(Settings settings) {
    return properties(ConfigurationPropertyName.of(settings.prefix()), settings.type());
  }

  private static Stream<Property> properties(ConfigurationPropertyName prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> properties(prefix, component));
  }

  private static Stream<Property> properties(
      ConfigurationPropertyName prefix, RecordComponent component) {
    ConfigurationPropertyName name =
        prefix.append(DataObjectPropertyName.toDashedForm(component.getName()));
    return component.getType().isRecord()
        ? properties(name, component.getType())
        : Stream.of(new Property(name, component.getType()));
  }
}
