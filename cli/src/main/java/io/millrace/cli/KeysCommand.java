package io.millrace.cli;

import io.millrace.events.EventType;
import io.millrace.keys.ApiKey;
import io.millrace.keys.KeyFile;
import io.millrace.keys.KeyFolder;
import io.millrace.keys.NewKey;
import io.millrace.keys.PublicUse;
import io.millrace.keys.Role;
import io.millrace.keys.ViewUse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
      name = "create",
      aliases = "add",
      mixinStandardHelpOptions = true,
      description = "Creates a key and prints its secret. The secret is not shown again.",
      footer = {
        "  millrace keys create --name shop --role write >shop.key",
        "  millrace keys create --name report --role read --json",
        "  millrace keys create --name page --role collect --origin https://shop.example",
        "  millrace keys create --name wall --role view --path '/v1/loops?model=linear&from&to'"
      })
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
                  "write: send events. read: query. admin: query, and see refused events."
                      + " collect: a public key for pages and apps, which sends events from the"
                      + " origins that --origin lists. view: a public key that shows one view of"
                      + " the dashboard in another page, and asks what --path lists.")
          Role role,
      @Option(
              names = "--origin",
              paramLabel = "ORIGIN",
              split = ",",
              description =
                  "For the role collect: origin of pages that use the key, like"
                      + " https://shop.example; none for mini programs and apps.")
          @Nullable List<String> origins,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              split = ",",
              description =
                  "For the role collect: event types that the key may send. Default: all types"
                      + " of content and social, product_view and cart_add.")
          @Nullable List<String> types,
      @Option(
              names = "--path",
              paramLabel = "PATH",
              description =
                  "For the role view: a path of the API with its parameters, like"
                      + " '/v1/loops?model=linear&from&to'. A parameter with a value is fixed,"
                      + " one without is free. Up to 16 times.")
          @Nullable List<String> paths,
      @Mixin KeyFormat format) {
    NewKey key =
        create(
            name,
            role,
            Objects.requireNonNullElse(origins, List.of()),
            Objects.requireNonNullElse(types, List.of()),
            Objects.requireNonNullElse(paths, List.of()));
    spec.commandLine().getErr().println("Store the secret now: it is not shown again.");
    format.print(spec.commandLine().getOut(), key);
    return Exit.OK;
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

  private NewKey create(
      String name, Role role, List<String> origins, List<String> types, List<String> paths) {
    Optional<PublicUse> use = publicUse(role, origins, types);
    Optional<ViewUse> view = viewUse(role, paths);
    try {
      return with(
          keys ->
              use.map(rules -> keys.createPublic(name, rules))
                  .or(() -> view.map(rules -> keys.createView(name, rules)))
                  .orElseGet(() -> keys.create(name, role)));
    } catch (IllegalArgumentException e) {
      throw mistake("--name: " + Messages.of(e));
    }
  }

  private Optional<PublicUse> publicUse(Role role, List<String> origins, List<String> types) {
    if (role != Role.COLLECT) {
      if (origins.isEmpty() && types.isEmpty()) {
        return Optional.empty();
      }
      throw mistake("--origin and --type are for the role collect");
    }
    if (origins.isEmpty()) {
      throw mistake("--origin: the role collect needs at least one");
    }
    types.stream()
        .filter(type -> EventType.of(type).isEmpty())
        .findFirst()
        .ifPresent(
            type -> {
              throw mistake("--type: there is no event type '%s'".formatted(type));
            });
    try {
      return Optional.of(new PublicUse(origins, types.isEmpty() ? PublicUse.DEFAULT_TYPES : types));
    } catch (IllegalArgumentException e) {
      throw mistake("--origin: " + Messages.of(e));
    }
  }

  private Optional<ViewUse> viewUse(Role role, List<String> paths) {
    if (role != Role.VIEW) {
      if (paths.isEmpty()) {
        return Optional.empty();
      }
      throw mistake("--path is for the role view");
    }
    try {
      return Optional.of(new ViewUse(paths));
    } catch (IllegalArgumentException e) {
      throw mistake("--path: " + Messages.of(e));
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.subcommands().get("create"), message);
  }

  private <T> T with(Function<KeyFile, T> work) {
    return new KeyFolder(data).use(Clock.systemUTC(), work);
  }
}
