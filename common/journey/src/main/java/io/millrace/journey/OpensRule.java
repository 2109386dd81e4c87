package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Counts opens. An open is an event without an earlier event of the visitor on its platform in the
 * 30 minutes before it.
 */
final class OpensRule implements FactRule {
  /**
   * The longest pause within a session, in milliseconds; a pause of exactly this length is still
   * within the session.
   */
  static final long SESSION_GAP_MS = Duration.ofMinutes(30).toMillis();

  private static final Measure OPENS = Measure.of(Metric.OPENS);

  @Override
  public void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {
    journey
        .presences()
        .next(changed.surface().interned(), changed, changed.at() + SESSION_GAP_MS)
        .ifPresent(action);
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    long since = event.at() - SESSION_GAP_MS;
    if (journey.presences().lastAt(event.surface().interned(), event, since) == LastSeen.NEVER) {
      open(event, facts);
    }
  }

  private static void open(JourneyEvent event, FactSink facts) {
    facts.add(event.platform(), OPENS, event.at(), 1);
    if (!event.names().channel().isEmpty()) {
      Measure byChannel = Measure.of(Metric.OPENS_BY_CHANNEL, event.names().channel());
      facts.add(event.platform(), byChannel, event.at(), 1);
    }
    if (!event.names().region().isEmpty()) {
      Measure byRegion = Measure.of(Metric.OPENS_BY_REGION, event.names().region());
      facts.add(event.platform(), byRegion, event.at(), 1);
    }
  }
}
