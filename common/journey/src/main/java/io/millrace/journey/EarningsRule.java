package io.millrace.journey;

import static io.millrace.events.cell.Metric.CHANNEL_ADS;
import static io.millrace.events.cell.Metric.CHANNEL_TIPS;
import static io.millrace.events.cell.Metric.REGION_ADS;
import static io.millrace.events.cell.Metric.REGION_TIPS;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.Optional;

/**
 * Counts tips and ad revenue on their own platform. Every attribution model credits them to their
 * own surface, and to whom and what they name.
 */
final class EarningsRule implements FactRule {

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    if (event.type() == EventType.TIP) {
      earned(event, Metric.TIPS, CHANNEL_TIPS, REGION_TIPS, facts);
    } else if (event.type() == EventType.AD_REVENUE) {
      earned(event, Metric.ADS, CHANNEL_ADS, REGION_ADS, facts);
    }
  }

  private static void earned(
      JourneyEvent event, Metric metric, Metric byChannel, Metric byRegion, FactSink facts) {
    if (event.amount() > 0) {
      add(event, Measure.of(metric, event.currency()), facts);
      named(event, event.names().channel(), byChannel, facts);
      named(event, event.names().region(), byRegion, facts);
      event
          .surface()
          .creditIn(CreditNumber.MONEY, event.currency())
          .forEach(credit -> add(event, credit, facts));
      credit(event, facts);
    }
  }

  private static void named(JourneyEvent event, String name, Metric metric, FactSink facts) {
    if (!name.isEmpty()) {
      add(event, Measure.of(metric, name, event.currency()), facts);
    }
  }

  private static void credit(JourneyEvent event, FactSink facts) {
    Spot itself = new Spot(event.surface(), event.names());
    for (NamePart part : NamePart.ALL) {
      Optional<Named> earner = Named.of(part, itself);
      if (earner.isPresent()) {
        for (Model model : Model.values()) {
          earner
              .get()
              .credit(
                  CreditNumber.MONEY,
                  model,
                  event.surface().interned(),
                  event.currency(),
                  event.at(),
                  event.amount(),
                  facts);
        }
      }
    }
  }

  private static void add(JourneyEvent event, Measure measure, FactSink facts) {
    facts.add(event.platform(), measure, event.at(), event.amount());
  }
}
