package io.millrace.insights.row;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * All numbers of a row without its time. Totals of rows have the same numbers.
 *
 * @param newBuyers visitors whose first counting purchase on the platform is in the window
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
public record RowNumbers(
    TrafficNumbers traffic,
    OrderNumbers orders,
    long newBuyers,
    List<MoneyLine> money,
    LoopNumbers loops,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed) {

  public RowNumbers {
    money = List.copyOf(money);
  }
}
