package io.millrace.insights.row;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * Everything a row says but when; also what the totals of rows say.
 *
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
 */
public record RowNumbers(
    TrafficNumbers traffic,
    OrderNumbers orders,
    List<MoneyLine> money,
    LoopNumbers loops,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed) {

  public RowNumbers {
    money = List.copyOf(money);
  }
}
