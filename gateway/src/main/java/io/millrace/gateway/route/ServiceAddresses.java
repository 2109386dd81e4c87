package io.millrace.gateway.route;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are; the routes refer to these keys.
 *
 * @param content absolute http or https URI without a path
 * @param social the same
 * @param commerce the same
 * @param insights the same
 */
@ConfigurationProperties("millrace.gateway.services")
record ServiceAddresses(URI content, URI social, URI commerce, URI insights) {
  ServiceAddresses {
    Stream.of(content, social, commerce, insights).forEach(ServiceAddresses::check);
  }

  private static void check(URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || !Objects.toString(address.getPath(), "").isEmpty()) {
      throw new IllegalArgumentException(
          "millrace.gateway.services: '%s' is not like http://host:port".formatted(address));
    }
  }
}
