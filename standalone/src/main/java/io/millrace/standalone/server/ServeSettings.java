package io.millrace.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.util.unit.DataSize;

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
 * @param minFree what has to be free on each disk; see {@code DiskSettings} for the default
 * @param acceptLoss whether to start although logs are shorter than they were
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
    boolean demo,
    Optional<DataSize> minFree,
    boolean acceptLoss) {

  /** Settings without a management port and without a demo that plays from the start. */
  public ServeSettings(
      Path data, String bind, int port, ZoneId zone, Duration lookback, Optional<Path> catalog) {
    this(
        data,
        bind,
        port,
        zone,
        lookback,
        catalog,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        false);
  }

  /** The same with a demo that plays from the start. */
  public ServeSettings forDemo() {
    return new ServeSettings(
        data, bind, port, zone, lookback, catalog, managementPort, true, minFree, acceptLoss);
  }

  /** The same with a port of health and metrics. */
  public ServeSettings withManagement(int managed) {
    return new ServeSettings(
        data,
        bind,
        port,
        zone,
        lookback,
        catalog,
        OptionalInt.of(managed),
        demo,
        minFree,
        acceptLoss);
  }

  /**
   * The same with another mark for full disks, empty for the default, and with a loss or without.
   */
  public ServeSettings withCare(Optional<DataSize> free, boolean loss) {
    return new ServeSettings(
        data, bind, port, zone, lookback, catalog, managementPort, demo, free, loss);
  }

  /** Where the gateway listens. */
  URI url() {
    return URI.create("http://%s:%d".formatted(bind, port));
  }
}
