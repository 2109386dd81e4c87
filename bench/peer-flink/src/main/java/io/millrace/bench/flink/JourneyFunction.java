package io.millrace.bench.flink;

import io.millrace.events.cell.LoopKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the events of a visitor in order by event time: an event waits until the watermark has
 * passed it. Then it counts visitors, orders, their money, the kinds of loops and the credit of the
 * last touch. An event that is later than the watermark is lost, and a repeated event counts twice.
 */
final class JourneyFunction extends KeyedProcessFunction<Tuple2<Long, Long>, PeerEvent, Fact> {
  static final LongAdder COUNTED = new LongAdder();

  private static final long serialVersionUID = 1;
  private static final long LOOKBACK_MS = Duration.ofDays(7).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private transient MapState<Long, List<PeerEvent>> waiting;
  private transient MapState<String, Long> lastDay;
  private transient MapState<String, Long> lastTraffic;
  private transient ValueState<PeerEvent> lastTouch;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", Types.LONG, Types.LIST(Types.POJO(PeerEvent.class))));
    lastDay =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("last-day", Types.STRING, Types.LONG));
    lastTraffic =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("last-traffic", Types.STRING, Types.LONG));
    lastTouch =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("last-touch", Types.POJO(PeerEvent.class)));
  }

  @Override
  public void processElement(PeerEvent event, Context context, Collector<Fact> out)
      throws Exception {
    List<PeerEvent> same = waiting.get(event.at);
    List<PeerEvent> all = same == null ? new ArrayList<>(1) : new ArrayList<>(same);
    all.add(event);
    waiting.put(event.at, all);
    context.timerService().registerEventTimeTimer(event.at);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Fact> out) throws Exception {
    List<PeerEvent> due = waiting.get(at);
    if (due != null) {
      waiting.remove(at);
      List<PeerEvent> ordered = new ArrayList<>(due);
      ordered.sort(PeerEvent.IN_JOURNEY);
      for (PeerEvent event : ordered) {
        count(event, out);
      }
    }
  }

  private void count(PeerEvent event, Collector<Fact> out) throws Exception {
    COUNTED.increment();
    long day = Math.floorDiv(event.at, DAY_MS);
    Long before = lastDay.get(event.platform);
    if (before == null || before != day) {
      lastDay.put(event.platform, day);
      out.collect(Fact.of(event.platform, day, "visitors", 1));
    }
    if (event.traffic) {
      lastTraffic.put(event.platform, event.at);
      lastTouch.update(event);
    } else if (event.purchase) {
      purchase(event, day, out);
    }
  }

  private void purchase(PeerEvent event, long day, Collector<Fact> out) throws Exception {
    boolean own = false;
    boolean other = false;
    for (Map.Entry<String, Long> traffic : lastTraffic.entries()) {
      if (traffic.getValue() >= event.at - LOOKBACK_MS) {
        own |= traffic.getKey().equals(event.platform);
        other |= !traffic.getKey().equals(event.platform);
      }
    }
    PeerEvent touch = lastTouch.value();
    boolean touched = own || other;
    String from = touched ? touch.platform + "/" + touch.surface : "/";
    out.collect(Fact.of(event.platform, day, "orders", 1));
    out.collect(Fact.of(event.platform, day, "gross " + event.currency, event.amount));
    out.collect(Fact.of(event.platform, day, "loops " + kind(own, other).id(), 1));
    out.collect(
        Fact.of(event.platform, day, "credit " + from + " " + event.currency, event.amount));
  }

  private static LoopKind kind(boolean own, boolean other) {
    if (own) {
      return other ? LoopKind.MIXED : LoopKind.CLOSED;
    }
    return other ? LoopKind.EXTERNAL : LoopKind.DIRECT;
  }
}
