package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.projection.PendingCells;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.rates.LatestRates;
import io.millrace.insights.store.ReadPosition;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens a snapshot for each query. Safe for threads. */
@Component
public final class QuerySnapshots {
  private final LatestCells cells;
  private final PendingCells pending;
  private final LatestRates rates;

  QuerySnapshots(LatestCells cells, PendingCells pending, LatestRates rates) {
    this.cells = cells;
    this.pending = pending;
    this.rates = rates;
  }

  /** Returns the current read position. Never blocks. */
  public ReadPosition progress() {
    return pending.progress();
  }

  /** Opens a snapshot at the current read position. */
  public QuerySnapshot open() {
    return new QuerySnapshot(cells, pending.progress());
  }

  /**
   * Returns the view with that model. Amounts are converted to the currency, if there is one, at
   * the current rates. Blocks to check the file of rates.
   */
  public MoneyView view(QuerySnapshot snapshot, Model model, Optional<String> currency) {
    Optional<Converter> converter = currency.map(rates::to);
    converter.map(Converter::version).ifPresent(snapshot::note);
    return new MoneyView(model, converter);
  }
}
