package io.millrace.cli;

import io.millrace.cli.read.ReadException;
import io.millrace.cli.text.Visible;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.keys.UnusableKeysException;
import io.millrace.mapping.MappingException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** Parses the command line and runs the command that it names. */
public final class CommandLines {
  /** Fixed, because asking the terminal for its width would take longer than everything else. */
  private static final int HELP_COLUMNS = 100;

  private CommandLines() {}

  /**
   * Runs a command on the streams of this process and returns its exit code. The help of the
   * command explains the codes.
   */
  public static int run(CommandLine line, String... arguments) {
    return line.setOut(toOut()).execute(arguments);
  }

  /** Makes the command line of a client without a server. */
  public static CommandLine create() {
    return create(new ClientCommand(), List.of(), List.of(), Map.of());
  }

  /**
   * Makes a command line of which the commands of the client are a part.
   *
   * @param top the top command
   * @param first commands that the help lists before those of the client
   * @param last commands that the help lists after those of the client
   * @param errors exit codes of further errors that the user can correct; each is printed as one
   *     line
   */
  public static CommandLine create(
      TopCommand top,
      List<Object> first,
      List<Object> last,
      Map<Class<? extends Exception>, Integer> errors) {
    CommandLine line = new CommandLine(top);
    Stream.of(first, client(), last, List.of(new HelpCommand(), new CompletionCommand()))
        .flatMap(List::stream)
        .forEach(line::addSubcommand);
    return HelpLayout.apply(line)
        .setExecutionExceptionHandler(known(errors))
        .setParameterExceptionHandler(new Mistakes())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_COLUMNS)
        .registerConverter(Charset.class, CommandLines::charset)
        .registerConverter(Duration.class, Durations::parse)
        .registerConverter(TimeArgument.class, TimeArgument::parse)
        .registerConverter(Grain.class, OptionNames::grain)
        .registerConverter(Model.class, OptionNames::model);
  }

  private static List<Object> client() {
    return List.of(new SendCommand(), new WatchCommand(), new QueryCommand(), new KeysCommand());
  }

  /**
   * Opens standard output in UTF-8. This writer reports a closed reader, which {@code System.out}
   * hides.
   */
  private static PrintWriter toOut() {
    return new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /**
   * Prints one line for an error that the user can correct. Any other error keeps its stack trace.
   */
  private static IExecutionExceptionHandler known(Map<Class<? extends Exception>, Integer> errors) {
    return (error, command, _) -> {
      int code =
          switch (error) {
            case UnusableKeysException _ -> Exit.CANNOT_START;
            case ReadException read -> code(read);
            case MappingException _, IOException _, UncheckedIOException _ -> Exit.USAGE;
            default -> {
              Integer further = errors.get(error.getClass());
              if (further == null) {
                throw error;
              }
              yield further;
            }
          };
      command.getErr().println("millrace: " + visible(Messages.of(error)));
      return code;
    };
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'%s' is not an encoding".formatted(name));
    }
  }

  /** Replaces control characters, but keeps the line breaks. */
  private static String visible(String message) {
    return message.lines().map(Visible::text).collect(Collectors.joining(System.lineSeparator()));
  }

  private static int code(ReadException error) {
    return switch (error.reason()) {
      case UNREACHABLE -> Exit.UNREACHABLE;
      case KEY_REFUSED -> Exit.KEY_REFUSED;
      case NOT_FOUND -> Exit.NOT_FOUND;
      case REFUSED -> Exit.USAGE;
    };
  }
}
