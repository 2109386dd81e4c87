package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.TableView;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import picocli.CommandLine.Mixin;

/** The options for money and credit in a range, which may be compared with another range. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ComparedOptions {
  @Mixin private RangeOptions range;
  @Mixin private CompareOption compare;
  @Mixin private MoneyOptions money;

  /** Adds all options to the request. The range has whole days. */
  ReadRequest days(ReadRequest request) {
    return of(request, Grain.DAY);
  }

  /**
   * Adds all options to the request.
   *
   * @param border the grain of the windows at whose borders the range begins and ends
   */
  ReadRequest of(ReadRequest request, Grain border) {
    return range.of(compare.of(money.of(request)), border);
  }

  /**
   * Returns the table of the answer: of its changes when there is a comparison.
   *
   * @param keys the fields that name an item
   */
  TableView table(TableView usual, String... keys) {
    return compare.table(usual, keys);
  }

  WindowTexts windows() {
    return range.zone().windows();
  }
}
