package io.millrace.standalone.server;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

/**
 * All contexts use the event loops of the process, which otherwise the first one to stop would end:
 * those that stop after it then waited in vain for their connections to close. Named in {@code
 * META-INF/spring.factories}.
 */
final class SharedLoops implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("reactorResourceFactory", ofTheProcess());
  }

  /** Does not end what it was given. */
  private static ReactorResourceFactory ofTheProcess() {
    HttpResources resources = HttpResources.get();
    ReactorResourceFactory factory = new ReactorResourceFactory();
    factory.setUseGlobalResources(false);
    factory.setLoopResources(resources);
    factory.setConnectionProvider(resources);
    factory.start();
    return factory;
  }
}
