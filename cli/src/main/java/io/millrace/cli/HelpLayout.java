package io.millrace.cli;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Sets what the help of every command shares. */
final class HelpLayout {
  private HelpLayout() {}

  /**
   * Sets the headings for a command and all its subcommands. A command without exit codes of its
   * own has those of the command above it.
   */
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
    for (CommandLine below : line.getSubcommands().values()) {
      if (below.getCommandSpec().usageMessage().exitCodeList().isEmpty()) {
        below.getCommandSpec().usageMessage().exitCodeList(usage.exitCodeList());
      }
      apply(below, version);
    }
    return line;
  }
}
