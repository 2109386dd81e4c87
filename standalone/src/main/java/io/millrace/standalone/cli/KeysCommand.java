package io.millrace.standalone.cli;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.KeyFile;
import io.millrace.gateway.keys.NewKey;
import io.millrace.gateway.keys.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Keys to the gateway. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Makes, lists and revokes API keys. A running gateway takes a change up within a second.",
      ""
    },
    subcommandsRepeatable = false,
    synopsisSubcommandLabel = "(create | list | revoke)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      scope = ScopeType.INHERIT,
      description = "The data folder. Default: ./${DEFAULT-VALUE}.")
  private Path data;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and shows its secret, once.")
  int create(
      @Option(names = "--name", required = true, description = "What people call it.") String name,
      @Option(
              names = "--role",
              required = true,
              description = "write: send events. read: ask. admin: manage keys, see rejects.")
          Role role) {
    NewKey key = keys().create(name, role);
    spec.commandLine().getErr().println("Keep it now: it is not shown again.");
    spec.commandLine().getOut().println(key.secret());
    return Exit.OK;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all keys.")
  int list() {
    keys().list().forEach(key -> spec.commandLine().getOut().println(line(key)));
    return Exit.OK;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Makes a key useless, for good.")
  int revoke(@Parameters(paramLabel = "PREFIX", description = "As listed.") String prefix) {
    Optional<ApiKey> revoked = keys().revoke(prefix);
    if (revoked.isEmpty()) {
      spec.commandLine().getErr().println("millrace: no active key begins with " + prefix);
      return Exit.USAGE;
    }
    spec.commandLine().getOut().println("revoked " + line(revoked.get()));
    return Exit.OK;
  }

  private KeyFile keys() {
    return new KeyFile(data.resolve("keys.json"), Clock.systemUTC());
  }

  private static String line(ApiKey key) {
    return "%s  %-5s  %s  %s%s"
        .formatted(
            key.prefix(),
            key.role().name().toLowerCase(Locale.ROOT),
            key.createdAt(),
            key.name(),
            key.revokedAt().map(at -> "  revoked " + at).orElse(""));
  }
}
