package io.millrace.standalone.server;

import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskSettings;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/** All of Millrace in this JVM. */
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
   * Starts everything and returns when events are taken.
   *
   * @param steps gets a line for people after each step, from several threads
   * @throws StartException when something is in the way; nothing is left running then
   */
  public static Instance start(ServeSettings settings, Consumer<String> steps) {
    return start(settings, () -> {}, steps);
  }

  /**
   * Starts everything and returns when events are taken.
   *
   * @param taken is run when the data folder is there, good, and this process's
   * @param steps gets a line for people after each step, from several threads
   * @throws StartException when something is in the way; nothing is left running then
   */
  public static Instance start(ServeSettings settings, Runnable taken, Consumer<String> steps) {
    PortCheck.check(settings.bind(), settings.port(), "--port");
    settings.managementPort().ifPresent(Instance::checkManagement);
    StartedParts running = new StartedParts();
    try {
      DataPaths paths =
          running.add(StopOrder.FOLDER, DataFolder.open(settings.data(), steps)).paths();
      taken.run();
      RoomToStart.check(new DiskSettings(paths.growing(), settings.minFree()), Disk.REAL);
      LocalKeys.ensure(paths, Clock.systemUTC());
      new Startup(settings, paths, running, steps).run();
      return new Instance(settings, paths, running);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Where the gateway listens. */
  public URI url() {
    return settings.url();
  }

  private static void checkManagement(int port) {
    PortCheck.check(InetAddress.getLoopbackAddress().getHostAddress(), port, "--management-port");
  }

  /** Where things lie. */
  public DataPaths paths() {
    return paths;
  }

  /** Stops everything in reverse order, so that nothing meets a neighbour that is gone. */
  @Override
  public void close() {
    running.close();
  }
}
