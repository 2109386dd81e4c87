package io.millrace.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may do nothing useful before it is closed. WebFlux's own defaults close
 * none. A response may last for ever as long as its reader reads.
 *
 * @param idle between two requests on one connection, and for the head of a request. A client that
 *     keeps connections in a pool for longer sends a request into one that is just being closed,
 *     and that request fails. So it is above the pools of Java's client (30 s), .NET (60 s), Go and
 *     reqwest (90 s); urllib3 and others without a limit look whether a connection is closed. A
 *     connection that waits costs a file descriptor and a few kB
 * @param request from the head to the last byte of a request; answered with 408 when somebody is
 *     still reading it
 * @param write for one piece of a response to leave; a reader that stalls is cut off
 */
@ConfigurationProperties("millrace.slow-clients")
public record SlowClients(
    @DefaultValue("100s") Duration idle,
    @DefaultValue("15s") Duration request,
    @DefaultValue("20s") Duration write) {
  public SlowClients {
    if (idle.toMillis() < 1 || request.toMillis() < 1 || write.toMillis() < 1) {
      throw new IllegalArgumentException("millrace.slow-clients: limits must be at least 1ms");
    }
  }
}
