package io.millrace.standalone.command;

import io.millrace.cli.CommandLines;
import io.millrace.cli.Exit;
import io.millrace.standalone.audit.AuditException;
import io.millrace.standalone.server.StartException;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The whole command line: the commands that need the embedded server, and those of the client. */
public final class ServerCommands {
  private ServerCommands() {}

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    return CommandLines.run(create(), arguments);
  }

  static CommandLine create() {
    return CommandLines.create(
            new MillraceCommand(),
            List.of(new DemoCommand(), new ServeCommand()),
            List.of(new AuditCommand(), new RepublishCommand(), new RebuildCommand()),
            Map.of(
                StartException.class, Exit.CANNOT_START,
                AuditException.class, Exit.CANNOT_START))
        .registerConverter(DataSize.class, ServerCommands::size);
  }

  private static DataSize size(String text) {
    try {
      return DataSize.parse(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'%s' is not a size such as 512MB or 2GB".formatted(text));
    }
  }
}
