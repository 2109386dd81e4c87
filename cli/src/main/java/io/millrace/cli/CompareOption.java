package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.ChangesTable;
import io.millrace.cli.table.TableView;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for a comparison with another range. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompareOption {
  @Option(
      names = "--compare",
      paramLabel = "WITH",
      description =
          "previous or year: show the changes since the range before, or since the same range a"
              + " year before.")
  private Optional<String> compare;

  /** Adds the comparison to the request. */
  ReadRequest of(ReadRequest request) {
    return request.with("compare", compare);
  }

  boolean isPresent() {
    return compare.isPresent();
  }

  /**
   * Returns the table of the answer: of its changes when there is a comparison.
   *
   * @param keys the fields that name an item
   */
  TableView table(TableView usual, String... keys) {
    return compare.isPresent() ? new ChangesTable(usual.list(), keys) : usual;
  }
}
