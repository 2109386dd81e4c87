package io.millrace.bench.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the differences of one number, and sends the sum at most once a second, and at the end of
 * the input.
 */
final class TotalsFunction extends KeyedProcessFunction<String, Fact, Fact> {
  private static final long serialVersionUID = 1;
  private static final long EVERY_MS = 1_000;

  private transient ValueState<Fact> total;
  private transient ValueState<Boolean> due;

  @Override
  public void open(OpenContext context) {
    total =
        getRuntimeContext().getState(new ValueStateDescriptor<>("total", Types.POJO(Fact.class)));
    due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.BOOLEAN));
  }

  @Override
  public void processElement(Fact fact, Context context, Collector<Fact> out) throws Exception {
    Fact sum = total.value();
    long before = sum == null ? 0 : sum.delta;
    total.update(Fact.of(fact.platform, fact.day, fact.measure, before + fact.delta));
    if (due.value() == null) {
      due.update(true);
      context
          .timerService()
          .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + EVERY_MS);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Fact> out) throws Exception {
    due.clear();
    Fact sum = total.value();
    if (sum != null) {
      out.collect(sum);
    }
  }
}
