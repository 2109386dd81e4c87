package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.time.Duration;
import java.util.function.Consumer;

/** Opens: a step that follows the visitor's last one on its platform by more than 30 minutes. */
final class OpensRule implements Rule {
  /** The longest pause within a session; both ends included. */
  static final Duration SESSION_GAP = Duration.ofMinutes(30);

  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
    journey.next(changed, step -> step.platform().equals(changed.platform())).ifPresent(action);
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    boolean goesOn =
        journey
            .previous(step, other -> other.platform().equals(step.platform()))
            .filter(last -> step.at() - last.at() <= SESSION_GAP.toMillis())
            .isPresent();
    if (!goesOn) {
      open(step, facts);
    }
  }

  private static void open(Step step, Facts facts) {
    facts.add(step.platform(), Measure.of(Metric.OPENS), step.at(), 1);
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
