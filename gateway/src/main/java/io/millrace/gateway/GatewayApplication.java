package io.millrace.gateway;

import io.millrace.gateway.access.AccessConfiguration;
import io.millrace.gateway.demo.DemoController;
import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.gateway.keys.KeysConfiguration;
import io.millrace.gateway.limit.LimitConfiguration;
import io.millrace.gateway.pages.PagesConfiguration;
import io.millrace.gateway.route.RouteConfiguration;
import io.millrace.gateway.service.ServiceConfiguration;
import io.millrace.gateway.session.SessionController;
import io.millrace.gateway.watch.WatchConfiguration;
import io.millrace.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the gateway as its own process, or as one of several Spring contexts in a process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  WebConfiguration.class,
  KeysConfiguration.class,
  AccessConfiguration.class,
  LimitConfiguration.class,
  RouteConfiguration.class,
  ServiceConfiguration.class,
  WatchConfiguration.class,
  PagesConfiguration.class,
  SessionController.class,
  DemoController.class,
  IndexController.class
})
public class GatewayApplication {

  /**
   * Starts the gateway and returns when it listens.
   *
   * @param args settings as {@code --key=value}; they have precedence over the environment and
   *     {@code gateway.yml}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return builder().run(args);
  }

  /** Starts the gateway with a demo that browsers can start, and returns when it listens. */
  public static ConfigurableApplicationContext start(DemoSwitch demo, String... args) {
    return builder()
        .initializers(context -> context.getBeanFactory().registerSingleton("demo", demo))
        .run(args);
  }

  private static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .web(WebApplicationType.REACTIVE)
        .properties("spring.config.name=gateway");
  }

  /** Starts the gateway. */
  public static void main(String... args) {
    var _ = start(args);
  }
}
