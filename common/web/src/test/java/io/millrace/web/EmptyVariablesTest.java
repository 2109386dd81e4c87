package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EmptyVariablesTest {
  @Test
  void anEmptyVariableOfOursIsNotSetAndItsDefaultHolds() {
    Map<String, Object> variables =
        Map.of("MILLRACE_ZONE", "", "MILLRACE_BIND", "0.0.0.0", "OTHER", "");
    try (ConfigurableApplicationContext context = start(variables)) {
      ConfigurableEnvironment environment = context.getEnvironment();
      assertThat(environment.containsProperty("millrace.zone")).isFalse();
      assertThat(environment.resolvePlaceholders("${MILLRACE_ZONE:UTC}")).isEqualTo("UTC");
      assertThat(environment.getProperty("millrace.bind")).isEqualTo("0.0.0.0");
      assertThat(environment.getProperty("OTHER")).isEmpty();
    }
  }

  private static ConfigurableApplicationContext start(Map<String, Object> variables) {
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, variables));
    return new SpringApplicationBuilder(Nothing.class)
        .environment(environment)
        .web(WebApplicationType.NONE)
        .run();
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}
}
