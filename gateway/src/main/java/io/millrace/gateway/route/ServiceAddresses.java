package io.millrace.gateway.route;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The addresses of the services. The routes refer to these configuration keys.
 *
 * @param content absolute http or https URI without a path
 * @param social absolute http or https URI without a path
 * @param commerce absolute http or https URI without a path
 * @param collector absolute http or https URI without a path
 * @param insights absolute http or https URI without a path
 */
@ConfigurationProperties("millrace.gateway.services")
record ServiceAddresses(URI content, URI social, URI commerce, URI collector, URI insights) {
  ServiceAddresses {
    Stream.of(content, social, commerce, collector, insights).forEach(ServiceAddresses::check);
  }

  private static void check(URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || !Objects.toString(address.getPath(), "").isEmpty()) {
      throw new IllegalArgumentException(
          "millrace.gateway.services: '%s' does not have the form http://host:port"
              .formatted(address));
    }
  }
}
