package io.millrace.insights.row;

import static io.millrace.events.cell.Metric.ADS;
import static io.millrace.events.cell.Metric.GROSS;
import static io.millrace.events.cell.Metric.OVER_REFUNDED;
import static io.millrace.events.cell.Metric.REFUNDED;
import static io.millrace.events.cell.Metric.TIPS;
import static io.millrace.events.cell.Metric.UNMATCHED;

import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the money lines of figures, one for each currency. */
final class MoneySums {
  private static final List<Metric> METRICS =
      List.of(GROSS, TIPS, ADS, REFUNDED, UNMATCHED, OVER_REFUNDED);

  private final Figures figures;
  private final Map<String, Long> spend = new TreeMap<>();

  MoneySums(Figures figures) {
    this.figures = figures;
    figures.each(Metric.SPEND, (key, value) -> spend.merge(key.get(1), value, Figures::saturated));
  }

  long net(String currency) {
    long earned =
        Figures.saturated(
            Figures.saturated(figures.value(GROSS, currency), figures.value(TIPS, currency)),
            figures.value(ADS, currency));
    return Figures.saturated(earned, -figures.value(REFUNDED, currency));
  }

  List<MoneyLine> lines() {
    Set<String> currencies = new TreeSet<>();
    METRICS.forEach(metric -> figures.each(metric, (key, _) -> currencies.add(key.getFirst())));
    currencies.addAll(spend.keySet());
    return currencies.stream().map(this::line).toList();
  }

  private MoneyLine line(String currency) {
    return new MoneyLine(
        currency,
        amount(GROSS, currency),
        amount(TIPS, currency),
        amount(ADS, currency),
        amount(REFUNDED, currency),
        Long.toString(net(currency)),
        amount(UNMATCHED, currency),
        amount(OVER_REFUNDED, currency),
        Long.toString(spend.getOrDefault(currency, 0L)));
  }

  private String amount(Metric metric, String currency) {
    return Long.toString(figures.value(metric, currency));
  }
}
