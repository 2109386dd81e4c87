package io.millrace.cli;

import io.millrace.cli.read.ReadApi;
import io.millrace.importer.Target;
import io.millrace.keys.KeyFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for the address of the gateway and the API key. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GatewayOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:MILLRACE_URL:-http://127.0.0.1:8080}",
      description = "Address of the gateway. Default: MILLRACE_URL, else http://127.0.0.1:8080.")
  private URI url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "API key. Default: MILLRACE_KEY, else the key in the data folder.")
  private Optional<String> key;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "The data folder of a Millrace on this machine, for its keys. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path data;

  /** Returns the gateway and the key for sending events. */
  Target target() throws IOException {
    String secret =
        find(new KeyFolder(data).writeKey())
            .orElseThrow(
                () ->
                    wrong(
                        "no key: give --key, set MILLRACE_KEY, or name the data folder with"
                            + " --data"));
    return new Target(checked(), secret);
  }

  /** Returns a client of the read API that uses the key for sending events. */
  ReadApi readApi(Target target) {
    return new ReadApi(target.url(), Optional.of(target.key()));
  }

  /**
   * Returns a client of the read API. It has no key when none is found: an open gateway needs none.
   */
  ReadApi readApi() throws IOException {
    KeyFolder keys = new KeyFolder(data);
    return new ReadApi(checked(), find(keys.readKey(), keys.adminKey()));
  }

  private Optional<String> find(Path... files) throws IOException {
    Optional<String> found = key.or(() -> Optional.ofNullable(System.getenv("MILLRACE_KEY")));
    Optional<Path> file = Stream.of(files).filter(Files::exists).findFirst();
    if (found.isEmpty() && file.isPresent()) {
      found = Optional.of(Files.readString(file.get()));
    }
    return found.map(String::strip).filter(text -> !text.isEmpty()).map(this::sendable);
  }

  private String sendable(String secret) {
    if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw wrong("the key has characters that are not allowed in a key");
    }
    return secret;
  }

  private URI checked() {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw wrong("'%s' is not an address such as http://127.0.0.1:8080".formatted(url));
    }
    return url;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
