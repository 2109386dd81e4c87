package io.millrace.gateway.route;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;

/** Stops the start of the gateway when the metadata of a route is not complete and valid. */
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
