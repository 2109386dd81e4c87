package io.millrace.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits after which a connection without progress is closed. WebFlux closes none by default.
 * A response may last for ever while its client reads.
 *
 * @param idle the limit between two requests on one connection, and for the head of a request. A
 *     client may keep a connection in its pool for longer than this limit. It then sends a request
 *     into a connection that is being closed, and the request fails. The limit is therefore above
 *     the limits of Java's client (30 s), .NET (60 s), Go and reqwest (90 s); urllib3 and others
 *     without a limit check whether a connection is closed. A waiting connection costs a file
 *     descriptor and a few kB
 * @param request the limit from the head to the last byte of a request; a request that is still
 *     being read is answered with 408
 * @param write the limit for writing one piece of a response; the connection of a client that stops
 *     reading is closed
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
