package io.millrace.insights.entities;

import io.millrace.events.cell.Metric;
import io.millrace.insights.entities.Columns.Column;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a window that belong to a view: they give the sums of an entity. */
record ViewColumns(
    List<Part> credit,
    List<Part> refunded,
    List<Part> orders,
    List<Part> newBuyers,
    List<Part> spend,
    MoneyView view,
    long start) {

  /** A column, by its index. */
  record Part(int index, String currency) {}

  static ViewColumns of(Columns columns, MoneyView view, long start) {
    boolean isConverted = view.converter().isPresent();
    String model = view.model().id();
    return new ViewColumns(
        isConverted ? parts(columns, Metric.ENTITY_CREDIT, model) : List.of(),
        isConverted ? parts(columns, Metric.ENTITY_REFUNDED, model) : List.of(),
        parts(columns, Metric.ENTITY_CREDIT_ORDERS, model),
        parts(columns, Metric.ENTITY_NEW_BUYERS, model),
        isConverted ? parts(columns, Metric.ENTITY_SPEND, "") : List.of(),
        view,
        start);
  }

  private static List<Part> parts(Columns columns, Metric metric, String model) {
    List<Part> parts = new ArrayList<>();
    List<Column> all = columns.all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).metric() == metric && all.get(i).model().equals(model)) {
        parts.add(new Part(i, all.get(i).currency()));
      }
    }
    return parts;
  }

  EntitySums sums(long[] values) {
    return new EntitySums(
        sum(credit, values),
        sum(refunded, values),
        sum(orders, values),
        sum(newBuyers, values),
        sum(spend, values));
  }

  private long sum(List<Part> parts, long[] values) {
    long sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.index() < values.length && values[part.index()] != 0) {
        sum = Figures.saturated(sum, converted(part.currency(), values[part.index()]));
      }
    }
    return sum;
  }

  private long converted(String currency, long value) {
    Optional<Converter> converter = view.converter();
    return currency.isEmpty() || converter.isEmpty()
        ? value
        : converter.get().convert(currency, value, converter.get().day(start));
  }
}
