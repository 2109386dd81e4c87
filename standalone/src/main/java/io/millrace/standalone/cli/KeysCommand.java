package io.millrace.standalone.cli;

import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.keys.KeyFile;
import io.millrace.gateway.keys.NewKey;
import io.millrace.gateway.keys.Role;
import io.millrace.standalone.server.LocalKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Creates, lists and revokes API keys of the gateway. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description =
        "Creates, lists and revokes API keys in a data folder. A running gateway"
            + " applies a change within a second.",
    synopsisSubcommandLabel = "(create | list | revoke)",
    footer = {
      "  millrace keys create --name shop --role write",
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
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates a key and prints its secret. The secret is not shown again.",
      footer = {
        "  millrace keys create --name shop --role write >shop.key",
        "  millrace keys create --name report --role read --json"
      },
      exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE, Exit.SAYS_KEYS})
  int create(
      @Option(
              names = "--name",
              paramLabel = "NAME",
              required = true,
              description = "Name of the key, 1 to 64 characters.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description =
                  "write: send events. read: query. admin: query, and see refused events.")
          Role role,
      @Mixin KeyFormat format) {
    NewKey key = create(name, role);
    spec.commandLine().getErr().println("Store the secret now: it is not shown again.");
    format.print(spec.commandLine().getOut(), key);
    return Exit.OK;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all keys, revoked ones included.",
      footer = {"  millrace keys list", "  millrace keys list --json"},
      exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE, Exit.SAYS_KEYS})
  int list(@Mixin KeyFormat format) {
    format.print(spec.commandLine().getOut(), with(KeyFile::list));
    return Exit.OK;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a key for good.",
      footer = "  millrace keys revoke Ab3dE6gH",
      exitCodeList = {
        Exit.SAYS_OK,
        "2:wrong usage, or no active key has this prefix",
        Exit.SAYS_KEYS
      })
  int revoke(
      @Parameters(paramLabel = "PREFIX", description = "Prefix of the key, as in the list.")
          String prefix,
      @Mixin KeyFormat format) {
    Optional<ApiKey> revoked = with(keys -> keys.revoke(prefix));
    if (revoked.isEmpty()) {
      spec.commandLine().getErr().println("millrace: no active key begins with " + prefix);
      return Exit.USAGE;
    }
    format.print(spec.commandLine().getOut(), revoked.get());
    return Exit.OK;
  }

  private NewKey create(String name, Role role) {
    try {
      return with(keys -> keys.create(name, role));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.subcommands().get("create"), "--name: " + Messages.of(e), e);
    }
  }

  private <T> T with(Function<KeyFile, T> work) {
    return LocalKeys.use(data, Clock.systemUTC(), work);
  }
}
