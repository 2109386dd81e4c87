package io.millrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * A query with one kind of answer. The help of a query lists these two options first, and picocli
 * would list its own standard options last.
 */
abstract class Query implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit.")
  boolean version;
}
