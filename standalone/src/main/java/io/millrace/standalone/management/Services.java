package io.millrace.standalone.management;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of this process, as far as they run. */
public final class Services {
  static final List<String> NAMES =
      List.of("content", "social", "commerce", "aggregator", "insights", "gateway");

  private final Map<String, ConfigurableApplicationContext> started = new ConcurrentHashMap<>();

  /** From now on that service is asked, until it is closed. */
  public void add(String name, ConfigurableApplicationContext service) {
    started.put(name, service);
  }

  /** Where that service, which has been started, listens. */
  public int port(String name) {
    ConfigurableApplicationContext service = requireNonNull(started.get(name), name);
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** A part of that service; empty while it does not run. */
  <T> Optional<T> part(String name, Class<T> type) {
    return Optional.ofNullable(started.get(name))
        .filter(ConfigurableApplicationContext::isActive)
        .map(service -> service.getBean(type));
  }
}
