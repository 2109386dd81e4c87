package io.millrace.standalone.server;

import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskSettings;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/** A complete Millrace in this JVM: broker, store and all services. */
public final class Instance implements AutoCloseable {
  private final ServeSettings settings;
  private final DataPaths paths;
  private final StartedParts running;

  private Instance(ServeSettings settings, DataPaths paths, StartedParts running) {
    this.settings = settings;
    this.paths = paths;
    this.running = running;
  }

  /**
   * Starts all parts and returns when events are accepted.
   *
   * @param steps receives a line for the user after each step, from several threads
   * @throws StartException when a part cannot start; no part keeps running then
   */
  public static Instance start(ServeSettings settings, Consumer<String> steps) {
    return start(settings, () -> {}, steps);
  }

  /**
   * Starts all parts and returns when events are accepted.
   *
   * @param taken runs when this process has locked and checked the data folder
   * @param steps receives a line for the user after each step, from several threads
   * @throws StartException when a part cannot start; no part keeps running then
   */
  public static Instance start(ServeSettings settings, Runnable taken, Consumer<String> steps) {
    PortCheck.check(settings.address().bind(), settings.address().port(), "--port");
    settings.address().managementPort().ifPresent(Instance::checkManagement);
    StartedParts running = new StartedParts();
    try {
      DataPaths paths =
          running.add(StopOrder.FOLDER, DataFolder.open(settings.data(), steps)).paths();
      taken.run();
      RoomToStart.check(new DiskSettings(paths.growing(), settings.care().minFree()), Disk.REAL);
      LocalKeys.ensure(paths, Clock.systemUTC());
      new Startup(settings, paths, running, steps).run();
      return new Instance(settings, paths, running);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Returns the address of the gateway. */
  public URI url() {
    return settings.url();
  }

  private static void checkManagement(int port) {
    PortCheck.check(InetAddress.getLoopbackAddress().getHostAddress(), port, "--management-port");
  }

  /** Returns the paths inside the data folder. */
  public DataPaths paths() {
    return paths;
  }

  /**
   * Stops all parts in reverse order, so that each part can use the parts it depends on until it
   * has stopped.
   */
  @Override
  public void close() {
    running.close();
  }
}
