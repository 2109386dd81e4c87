package io.millrace.cli;

import io.millrace.keys.ApiKey;
import io.millrace.keys.KeyFile;
import io.millrace.keys.KeyFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Lists and revokes API keys of the gateway. {@link CreateKeyCommand} creates them. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description =
        "Creates, lists and revokes API keys in a data folder. A running gateway"
            + " applies a change within a second.",
    subcommands = CreateKeyCommand.class,
    synopsisSubcommandLabel = "(create | list | revoke)",
    footer = {
      "  millrace keys create --name shop --role write",
      "  millrace keys create --name page --role collect --origin https://shop.example",
      "  millrace keys list",
      "  millrace keys revoke Ab3dE6gH"
    },
    exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE, Exit.SAYS_KEYS})
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
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all keys, revoked ones included.",
      footer = {"  millrace keys list", "  millrace keys list --json"})
  int list(@Mixin KeyFormat format) {
    format.print(spec.commandLine().getOut(), with(KeyFile::list));
    return Exit.OK;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a key for good.",
      footer = {"  millrace keys revoke Ab3dE6gH", "  millrace keys revoke shop"},
      exitCodeList = {
        Exit.SAYS_OK,
        "2:wrong usage, or not exactly one active key has this prefix or name",
        Exit.SAYS_KEYS
      })
  int revoke(
      @Parameters(
              paramLabel = "KEY",
              description = "Prefix of the key, or the name of exactly one active key.")
          String key,
      @Mixin KeyFormat format) {
    Optional<ApiKey> revoked =
        with(keys -> keys.revoke(key).or(() -> onlyNamed(keys, key).flatMap(keys::revoke)));
    if (revoked.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("millrace: not exactly one active key has the prefix or the name " + key);
      return Exit.USAGE;
    }
    format.print(spec.commandLine().getOut(), revoked.get());
    return Exit.OK;
  }

  /** Returns the prefix of the only active key with this name. Empty when several have it. */
  private static Optional<String> onlyNamed(KeyFile keys, String name) {
    List<String> named =
        keys.list().stream()
            .filter(key -> key.isActive() && key.name().equals(name))
            .map(ApiKey::prefix)
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** Runs the work on the keys of the data folder. */
  <T> T with(Function<KeyFile, T> work) {
    return new KeyFolder(data).use(Clock.systemUTC(), work);
  }
}
