package io.millrace.standalone.cli;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.keys.UnusableKeysException;
import io.millrace.mapping.MappingException;
import io.millrace.standalone.audit.AuditException;
import io.millrace.standalone.read.ReadException;
import io.millrace.standalone.server.StartException;
import io.millrace.standalone.text.Visible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** Parses the command line and runs the command that it names. */
public final class CommandLines {
  /** Fixed, because asking the terminal for its width would take longer than everything else. */
  private static final int HELP_COLUMNS = 100;

  private CommandLines() {}

  /** Runs a command and returns its exit code. The help of the command explains the codes. */
  public static int run(String... arguments) {
    return create().setOut(toOut()).execute(arguments);
  }

  static CommandLine create() {
    return HelpLayout.apply(new CommandLine(new MillraceCommand()))
        .setExecutionExceptionHandler(known())
        .setParameterExceptionHandler(new Mistakes())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_COLUMNS)
        .registerConverter(Charset.class, CommandLines::charset)
        .registerConverter(DataSize.class, CommandLines::size)
        .registerConverter(Duration.class, Durations::parse)
        .registerConverter(TimeArgument.class, TimeArgument::parse)
        .registerConverter(Grain.class, OptionNames::grain)
        .registerConverter(Model.class, OptionNames::model);
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
  private static IExecutionExceptionHandler known() {
    return (error, command, _) -> {
      int code =
          switch (error) {
            case StartException _, AuditException _, UnusableKeysException _ -> Exit.CANNOT_START;
            case ReadException read -> code(read);
            case MappingException _, IOException _, UncheckedIOException _ -> Exit.USAGE;
            default -> throw error;
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

  private static DataSize size(String text) {
    try {
      return DataSize.parse(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'%s' is not a size such as 512MB or 2GB".formatted(text));
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
