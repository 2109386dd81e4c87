package io.millrace.standalone.server;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

/**
 * Makes all contexts use the event loops of the process. Otherwise the first context that stops
 * would end the shared loops, and the next ones would wait in vain for their connections to close.
 * {@code META-INF/spring.factories} names this class.
 */
final class SharedLoops implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("reactorResourceFactory", ofTheProcess());
  }

  /** Returns a factory that does not end the loops when its context stops. */
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
