package io.millrace.standalone.management;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of this process that have started. Safe for several threads. */
public final class Services {
  static final List<String> NAMES =
      List.of("content", "social", "commerce", "collector", "aggregator", "insights", "gateway");

  private final Map<String, ConfigurableApplicationContext> started = new ConcurrentHashMap<>();

  /** Adds a service that has started. */
  public void add(String name, ConfigurableApplicationContext service) {
    started.put(name, service);
  }

  /** Returns the port of a service that was added. */
  public int port(String name) {
    ConfigurableApplicationContext service = requireNonNull(started.get(name), name);
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** Returns a bean of the service, or empty while the service does not run. */
  <T> Optional<T> part(String name, Class<T> type) {
    return Optional.ofNullable(started.get(name))
        .filter(ConfigurableApplicationContext::isActive)
        .map(service -> service.getBean(type));
  }
}
