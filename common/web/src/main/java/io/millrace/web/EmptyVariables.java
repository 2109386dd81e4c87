package io.millrace.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Treats an environment variable {@code MILLRACE_*} with an empty value like a variable that is not
 * set, so that the default is used. Compose files cannot omit a variable: they pass {@code ${X:-}}.
 */
public final class EmptyVariables implements EnvironmentPostProcessor, Ordered {
  private static final String SOURCE = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
  private static final String OURS = "MILLRACE_";

  /** Runs before configuration files are read, because they use environment variables, too. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    MutablePropertySources sources = environment.getPropertySources();
    if (sources.get(SOURCE) instanceof SystemEnvironmentPropertySource variables) {
      Map<String, Object> set = new HashMap<>(variables.getSource());
      set.entrySet().removeIf(EmptyVariables::isEmpty);
      sources.replace(SOURCE, new SystemEnvironmentPropertySource(SOURCE, set));
    }
  }

  private static boolean isEmpty(Map.Entry<String, Object> variable) {
    return variable.getKey().startsWith(OURS) && variable.getValue().toString().isEmpty();
  }
}
