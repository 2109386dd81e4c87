package io.millrace.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options for the format of an answer: a table, JSON or CSV. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FormatOptions {
  private static final int ALL = Integer.MAX_VALUE;

  @ArgGroup private Choice choice = new Choice();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + ALL,
      showDefaultValue = Visibility.NEVER,
      description =
          "Stop after N rows; with --json and --csv after the page of row N. Default:"
              + " all rows.")
  private int limit;

  /** At most one of the two formats. Without them the answer is a table. */
  static final class Choice {
    @Option(
        names = "--json",
        description = "Print the answer unchanged, one line of JSON for each page.")
    private boolean json;

    @Option(names = "--csv", description = "Print the answer as CSV.")
    private boolean csv;
  }

  boolean json() {
    return choice.json;
  }

  boolean csv() {
    return choice.csv;
  }

  int limit() {
    return Math.max(1, limit);
  }
}
