package io.millrace.gateway.route;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;

/** Refuses to start with a route that does not say what it allows. */
final class RouteCheck implements SmartInitializingSingleton {
  private final GatewayProperties gateway;

  RouteCheck(GatewayProperties gateway) {
    this.gateway = gateway;
  }

  @Override
  public void afterSingletonsInstantiated() {
    gateway.getRoutes().stream().map(RouteDefinition::getMetadata).forEach(RouteRule::of);
  }
}
