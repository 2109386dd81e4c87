package io.millrace.cli;

import io.millrace.events.EventType;
import io.millrace.keys.NewKey;
import io.millrace.keys.PublicUse;
import io.millrace.keys.Role;
import io.millrace.keys.ViewUse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Creates an API key of the gateway. */
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
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CreateKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private KeysCommand keys;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Name of the key, 1 to 64 characters.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "write: send events. read: query. admin: query, and see refused events."
              + " collect: a public key for pages and apps, which sends events from the"
              + " origins that --origin lists. view: a public key that shows one view of"
              + " the dashboard in another page, and asks what --path lists.")
  private Role role;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "For the role collect: origin of pages that use the key, like"
              + " https://shop.example; none for mini programs and apps.")
  private List<String> origins = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "For the role collect: event types that the key may send. Default: all types"
              + " of content and social, product_view and cart_add.")
  private List<String> types = List.of();

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description =
          "For the role view: a path of the API with its parameters, like"
              + " '/v1/loops?model=linear&from&to'. A parameter with a value is fixed,"
              + " one without is free. Up to 16 times.")
  private List<String> paths = List.of();

  @Mixin private KeyFormat format;

  @Override
  public Integer call() {
    NewKey key = create();
    spec.commandLine().getErr().println("Store the secret now: it is not shown again.");
    format.print(spec.commandLine().getOut(), key);
    return Exit.OK;
  }

  private NewKey create() {
    Optional<PublicUse> use = publicUse();
    Optional<ViewUse> view = viewUse();
    try {
      return keys.with(
          file ->
              use.map(rules -> file.createPublic(name, rules))
                  .or(() -> view.map(rules -> file.createView(name, rules)))
                  .orElseGet(() -> file.create(name, role)));
    } catch (IllegalArgumentException e) {
      throw mistake("--name: " + Messages.of(e));
    }
  }

  private Optional<PublicUse> publicUse() {
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

  private Optional<ViewUse> viewUse() {
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
    return new ParameterException(spec.commandLine(), message);
  }
}
