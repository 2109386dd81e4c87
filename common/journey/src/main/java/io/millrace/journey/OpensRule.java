package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.time.Duration;
import java.util.function.Consumer;

/** Opens: a step that follows the visitor's last one on its platform by more than 30 minutes. */
final class OpensRule implements Rule {
  /** The longest pause within a session, milliseconds; both ends included. */
  static final long SESSION_GAP_MS = Duration.ofMinutes(30).toMillis();

  private static final Measure OPENS = Measure.of(Metric.OPENS);

  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
    journey.next(changed.place().site(), changed, changed.at() + SESSION_GAP_MS).ifPresent(action);
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    long since = step.at() - SESSION_GAP_MS;
    if (journey.lastAt(step.place().site(), step, since) == Trail.NEVER) {
      open(step, facts);
    }
  }

  private static void open(Step step, Facts facts) {
    facts.add(step.platform(), OPENS, step.at(), 1);
    if (!step.channel().isEmpty()) {
      Measure byChannel = Measure.of(Metric.OPENS_BY_CHANNEL, step.channel());
      facts.add(step.platform(), byChannel, step.at(), 1);
    }
    if (!step.region().isEmpty()) {
      Measure byRegion = Measure.of(Metric.OPENS_BY_REGION, step.region());
      facts.add(step.platform(), byRegion, step.at(), 1);
    }
  }
}
