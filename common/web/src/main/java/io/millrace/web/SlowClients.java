package io.millrace.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may do nothing useful before it is closed. WebFlux's own defaults close
 * none. A response may last for ever as long as its reader reads.
 *
 * @param idle between two requests on one connection, and for the head of a request
 * @param request from the head to the last byte of a request; answered with 408 when somebody is
 *     still reading it
 * @param write for one piece of a response to leave; a reader that stalls is cut off
 */
@ConfigurationProperties("millrace.slow-clients")
public record SlowClients(
    @DefaultValue("15s") Duration idle,
    @DefaultValue("15s") Duration request,
    @DefaultValue("20s") Duration write) {
  public SlowClients {
    if (idle.toMillis() < 1 || request.toMillis() < 1 || write.toMillis() < 1) {
      throw new IllegalArgumentException("millrace.slow-clients: limits must be at least 1ms");
    }
  }
}
