package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A running system with a public key, as the clients of other products use it: the key stands in an
 * address or in a page.
 */
public final class MillraceForClients implements AutoCloseable {
  private final RunningMillrace millrace;
  private final String publicKey;

  private MillraceForClients(RunningMillrace millrace, String publicKey) {
    this.millrace = millrace;
    this.publicKey = publicKey;
  }

  /**
   * Starts the system and creates the key.
   *
   * @param data the data folder
   * @param origin the origin of the pages that may send, or {@code none} for programs
   * @param types the event types that the key may send; none means those that are the default
   */
  public static MillraceForClients start(Path data, String origin, String... types) {
    RunningMillrace millrace = RunningMillrace.start(data);
    try {
      return new MillraceForClients(millrace, createKey(data, origin, List.of(types)));
    } catch (RuntimeException | AssertionError e) {
      millrace.close();
      throw e;
    }
  }

  public RunningMillrace running() {
    return millrace;
  }

  public URI url(String path) {
    return millrace.url(path);
  }

  /** The public key. */
  public String publicKey() {
    return publicKey;
  }

  @Override
  public void close() {
    millrace.close();
  }

  private static String createKey(Path data, String origin, List<String> types) {
    List<String> arguments = new ArrayList<>(List.of("keys", "--data", data.toString(), "create"));
    arguments.addAll(List.of("--name", "clients", "--role", "collect", "--origin", origin));
    types.forEach(type -> arguments.addAll(List.of("--type", type)));
    Command.Result created = Command.run(arguments);
    assertThat(created.code()).as(created.output()).isZero();
    return created
        .output()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("mr_"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(created.output()));
  }
}
