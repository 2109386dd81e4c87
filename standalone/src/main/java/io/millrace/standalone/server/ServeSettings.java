package io.millrace.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may choose.
 *
 * @param data folder of everything that is kept
 * @param bind address of the gateway
 * @param port of the gateway
 * @param zone of days, weeks and months; never changed once there is data
 * @param lookback how long before a purchase traffic counts as a touch
 * @param catalog file of platforms, else the built-in one
 * @param managementPort of health and metrics on the loopback address; none without it
 * @param demo whether a demo plays from the start, and whoever is on this machine may look at it
 */
public record ServeSettings(
    Path data,
    String bind,
    int port,
    ZoneId zone,
    Duration lookback,
    Optional<Path> catalog,
    OptionalInt managementPort,
    boolean demo) {

  /** Settings without a management port and without a demo that plays from the start. */
  public ServeSettings(
      Path data, String bind, int port, ZoneId zone, Duration lookback, Optional<Path> catalog) {
    this(data, bind, port, zone, lookback, catalog, OptionalInt.empty(), false);
  }

  /** The same with a demo that plays from the start. */
  public ServeSettings forDemo() {
    return new ServeSettings(data, bind, port, zone, lookback, catalog, managementPort, true);
  }

  /** The same with a port of health and metrics. */
  public ServeSettings withManagement(int managed) {
    return new ServeSettings(
        data, bind, port, zone, lookback, catalog, OptionalInt.of(managed), demo);
  }

  /** Where the gateway listens. */
  URI url() {
    return URI.create("http://%s:%d".formatted(bind, port));
  }
}
