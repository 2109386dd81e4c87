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
 */
public record ServeSettings(
    Path data, Address address, Calculation calculation, Care care, Pages pages) {

  /** Creates settings without a management port and without a demo from the start. */
  public ServeSettings(Path data, String bind, int port, Calculation calculation) {
    this(
        data,
        new Address(bind, port, OptionalInt.empty()),
        calculation,
        new Care(Optional.empty(), false),
        new Pages("none", false));
  }

  /**
   * Where the process listens.
   *
   * @param bind address of the gateway
   * @param port port of the gateway
   * @param managementPort port of health and metrics on the loopback address; empty for none
   */
  public record Address(String bind, int port, OptionalInt managementPort) {}

  /**
   * What the numbers depend on.
   *
   * @param zone time zone of days, weeks and months; another zone for existing data needs a rebuild
   * @param lookback how long before a purchase traffic counts as a touch
   * @param catalog file of platforms; empty for the built-in catalog
   */
  public record Calculation(ZoneId zone, Duration lookback, Optional<Path> catalog) {}

  /**
   * What protects the data.
   *
   * @param minFree free space that each disk must keep; see {@code DiskSettings} for the default
   * @param acceptLoss whether to start although logs are shorter than before
   */
  public record Care(Optional<DataSize> minFree, boolean acceptLoss) {}

  /**
   * Who may see the dashboard.
   *
   * @param frames origins of the pages that may show the dashboard in a frame, with a space between
   *     them; the word "none" for no page
   * @param demo whether a demo runs from the start; users on this machine then need not sign in
   */
  public record Pages(String frames, boolean demo) {}

  /** Returns the same settings with a demo from the start. */
  public ServeSettings forDemo() {
    return new ServeSettings(data, address, calculation, care, new Pages(pages.frames(), true));
  }

  /** Returns the address of the gateway. */
  URI url() {
    return URI.create("http://%s:%d".formatted(address.bind(), address.port()));
  }
}
