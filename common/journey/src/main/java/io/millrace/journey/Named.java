package io.millrace.journey;

import io.millrace.events.Entity;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.Optional;

/**
 * Somebody or something that earns credit beside a surface: an entity at a surface, or a channel or
 * region of a platform.
 *
 * @param part what it is
 * @param platform of the touch
 * @param surface of the touch; empty for channels and regions, which are not split by surface
 * @param name the name, not empty
 */
record Named(NamePart part, String platform, String surface, String name) {

  /** What a spot names in this part. */
  static Optional<Named> of(NamePart part, Spot spot) {
    String name = part.of(spot.names());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String surface = part.entity().isPresent() ? spot.surface().surface() : Names.NO_NAME;
    return Optional.of(new Named(part, spot.surface().platform(), surface, name));
  }

  /**
   * Sends a change of its credit.
   *
   * @param on where the money or the order is
   * @param currency of money; empty for millionths of an order
   */
  void credit(
      Model model,
      InternedPlatform on,
      Optional<String> currency,
      long at,
      long delta,
      FactSink facts) {
    String of = part.entity().isPresent() ? surface : name;
    Measure measure =
        currency
            .map(money -> Measure.of(inMoney(), model.id(), of, on.platform(), money))
            .orElseGet(() -> Measure.of(inOrders(), model.id(), of, on.platform()));
    add(measure, at, delta, facts);
  }

  private Metric inMoney() {
    return switch (part) {
      case CREATOR, CAMPAIGN, ITEM -> Metric.ENTITY_CREDIT;
      case CHANNEL -> Metric.CHANNEL_CREDIT;
      case REGION -> Metric.REGION_CREDIT;
    };
  }

  private Metric inOrders() {
    return switch (part) {
      case CREATOR, CAMPAIGN, ITEM -> Metric.ENTITY_CREDIT_ORDERS;
      case CHANNEL -> Metric.CHANNEL_CREDIT_ORDERS;
      case REGION -> Metric.REGION_CREDIT_ORDERS;
    };
  }

  private void add(Measure measure, long at, long delta, FactSink facts) {
    Optional<Entity.Type> type = part.entity();
    if (type.isPresent()) {
      facts.add(platform, new Entity(type.get(), name), measure, at, delta);
    } else {
      facts.add(platform, measure, at, delta);
    }
  }
}
