package io.millrace.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Sets the headings of the help text, the same for every command. */
final class HelpLayout {
  private HelpLayout() {}

  /** Sets the headings for a command and all its subcommands. */
  static CommandLine apply(CommandLine line) {
    return apply(line, line.getCommandSpec().versionProvider());
  }

  private static CommandLine apply(CommandLine line, IVersionProvider version) {
    line.getCommandSpec().versionProvider(version);
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.footerHeading("%nExamples:%n");
    usage.sortOptions(false);
    line.getSubcommands().values().forEach(below -> apply(below, version));
    return line;
  }
}
