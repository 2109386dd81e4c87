package io.millrace.insights.query;

import io.millrace.events.cell.Model;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.projection.PendingCells;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.rates.LatestRates;
import io.millrace.insights.store.ReadPosition;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where every question begins. */
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

  /** How far reading has come. Waits for nobody. */
  public ReadPosition progress() {
    return pending.progress();
  }

  /** Begins to read, as of now. */
  public QuerySnapshot open() {
    return new QuerySnapshot(cells, pending.progress());
  }

  /** The view of that model, with amounts in that currency, by the rates of now. Blocks. */
  public MoneyView view(QuerySnapshot reading, Model model, Optional<String> currency) {
    Optional<Converter> converter = currency.map(rates::to);
    converter.map(Converter::version).ifPresent(reading::note);
    return new MoneyView(model, converter);
  }
}
