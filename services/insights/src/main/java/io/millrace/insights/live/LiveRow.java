package io.millrace.insights.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.row.LoopNumbers;
import io.millrace.insights.row.MoneyLine;
import io.millrace.insights.row.OrderNumbers;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.row.RowNumbers;
import io.millrace.insights.row.TrafficNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The data of a row event: the wanted sections of a row, with the fields that a query answer has
 * around its rows.
 */
record LiveRow(
    String platform,
    String grain,
    Instant start,
    @JsonInclude(Include.NON_ABSENT) Optional<TrafficNumbers> traffic,
    @JsonInclude(Include.NON_ABSENT) Optional<OrderNumbers> orders,
    @JsonInclude(Include.NON_ABSENT) Optional<Long> newBuyers,
    @JsonInclude(Include.NON_ABSENT) Optional<List<MoneyLine>> money,
    @JsonInclude(Include.NON_ABSENT) Optional<LoopNumbers> loops) {

  static LiveRow of(RowKey key, Row row, Set<Section> wanted) {
    RowNumbers numbers = row.numbers();
    return new LiveRow(
        key.platform(),
        key.grain().id(),
        row.start(),
        Optional.of(numbers.traffic()).filter(_ -> wanted.contains(Section.TRAFFIC)),
        Optional.of(numbers.orders()).filter(_ -> wanted.contains(Section.MONEY)),
        Optional.of(numbers.newBuyers()).filter(_ -> wanted.contains(Section.MONEY)),
        Optional.of(numbers.money()).filter(_ -> wanted.contains(Section.MONEY)),
        Optional.of(numbers.loops()).filter(_ -> wanted.contains(Section.LOOPS)));
  }
}
