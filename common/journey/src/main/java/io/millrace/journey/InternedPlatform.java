package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A platform. Its {@link Interner} has one object for each platform. */
final class InternedPlatform implements PresenceKey {
  private static final List<Measure> VISITORS = List.of(Measure.of(Metric.VISITORS));

  private final String platform;
  private final long mark;
  private final Map<FunnelStage, AtStage> stages = new EnumMap<>(FunnelStage.class);

  InternedPlatform(String platform) {
    this.platform = platform;
    this.mark = PresenceKey.mark(platform);
    for (FunnelStage stage : FunnelStage.values()) {
      stages.put(stage, new AtStage(this, stage));
    }
  }

  String platform() {
    return platform;
  }

  AtStage at(FunnelStage stage) {
    return requireNonNull(stages.get(stage));
  }

  @Override
  public long mark() {
    return mark;
  }

  @Override
  public boolean isOf(JourneyEvent event) {
    return event.surface().interned() == this;
  }

  @Override
  public List<Measure> visitors() {
    return VISITORS;
  }

  /** One stage of a platform's funnel. */
  static final class AtStage implements PresenceKey {
    private final InternedPlatform platform;
    private final FunnelStage stage;
    private final long mark;
    private final Set<EventType> types = EnumSet.noneOf(EventType.class);
    private final List<Measure> visitors;

    private AtStage(InternedPlatform platform, FunnelStage stage) {
      this.platform = platform;
      this.stage = stage;
      this.mark = PresenceKey.mark(platform.platform() + ' ' + stage.id());
      for (EventType type : EventType.values()) {
        FunnelStage.of(type).filter(of -> of == stage).ifPresent(_ -> types.add(type));
      }
      Measure reached = Measure.of(Metric.REACHED, stage.id());
      this.visitors =
          stage == FunnelStage.PURCHASE
              ? List.of(reached, Measure.of(Metric.BUYERS))
              : List.of(reached);
    }

    InternedPlatform platform() {
      return platform;
    }

    FunnelStage stage() {
      return stage;
    }

    @Override
    public long mark() {
      return mark;
    }

    @Override
    public boolean isOf(JourneyEvent event) {
      return event.surface().interned() == platform && types.contains(event.type());
    }

    @Override
    public List<Measure> visitors() {
      return visitors;
    }
  }
}
