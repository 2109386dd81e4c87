package io.millrace.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts of a help text, the same for every command. */
final class HelpLayout {
  private HelpLayout() {}

  /** Lays out the help of a command and of all below it. */
  static CommandLine apply(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.footerHeading("%nExamples:%n");
    usage.sortOptions(false);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(HelpLayout::apply);
    return line;
  }
}
