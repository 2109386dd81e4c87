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

  // The names of a part mostly differ in the name, and the generated method does not begin there.
  @Override
  public boolean equals(Object other) {
    return other instanceof Named named
        && name.equals(named.name)
        && surface.equals(named.surface)
        && platform.equals(named.platform)
        && part == named.part;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + surface.hashCode();
  }

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
   * Sends a change of a number that it earns. Channels and regions have no number for some of them.
   *
   * @param on where the money or the order is
   * @param currency of money; {@link CreditMeasures#NO_CURRENCY} for millionths of an order
   */
  void credit(
      CreditNumber number,
      Model model,
      InternedPlatform on,
      String currency,
      long at,
      long delta,
      FactSink facts) {
    Optional<Metric> metric = number.by(part);
    if (metric.isPresent()) {
      String of = part.entity().isPresent() ? surface : name;
      Measure measure =
          currency.isEmpty()
              ? Measure.of(metric.get(), model.id(), of, on.platform())
              : Measure.of(metric.get(), model.id(), of, on.platform(), currency);
      add(measure, at, delta, facts);
    }
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
