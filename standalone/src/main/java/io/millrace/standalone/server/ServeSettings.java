package io.millrace.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.util.unit.DataSize;

/**
 * The settings that a user can choose for a start.
 *
 * @param data the data folder
 * @param bind address of the gateway
 * @param port port of the gateway
 * @param zone time zone of days, weeks and months; another zone for existing data needs a rebuild
 * @param lookback how long before a purchase traffic counts as a touch
 * @param catalog file of platforms; empty for the built-in catalog
 * @param managementPort port of health and metrics on the loopback address; empty for none
 * @param demo whether a demo runs from the start; users on this machine then need not sign in
 * @param minFree free space that each disk must keep; see {@code DiskSettings} for the default
 * @param acceptLoss whether to start although logs are shorter than before
 * @param frames origins of the pages that may show the dashboard in a frame, with a space between
 *     them; the word "none" for no page
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
    boolean acceptLoss,
    String frames) {

  /** Creates settings without a management port and without a demo from the start. */
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
        false,
        "none");
  }

  /** Returns the same settings with a demo from the start. */
  public ServeSettings forDemo() {
    return new ServeSettings(
        data,
        bind,
        port,
        zone,
        lookback,
        catalog,
        managementPort,
        true,
        minFree,
        acceptLoss,
        frames);
  }

  /** Returns the same settings with a port of health and metrics. */
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
        acceptLoss,
        frames);
  }

  /**
   * Returns the same settings with another minimum of free space and another value of {@code
   * acceptLoss}. An empty minimum stands for the default.
   */
  public ServeSettings withCare(Optional<DataSize> free, boolean loss) {
    return new ServeSettings(
        data, bind, port, zone, lookback, catalog, managementPort, demo, free, loss, frames);
  }

  /** Returns the same settings with other pages that may show the dashboard in a frame. */
  public ServeSettings withFrames(String ancestors) {
    return new ServeSettings(
        data,
        bind,
        port,
        zone,
        lookback,
        catalog,
        managementPort,
        demo,
        minFree,
        acceptLoss,
        ancestors);
  }

  /** Returns the address of the gateway. */
  URI url() {
    return URI.create("http://%s:%d".formatted(bind, port));
  }
}
