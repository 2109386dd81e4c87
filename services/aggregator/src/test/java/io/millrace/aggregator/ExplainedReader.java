package io.millrace.aggregator;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.LoopKeyCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest explanation of every order. */
public final class ExplainedReader {
  private final Map<LoopKey, ExplainedOrder> orders = new HashMap<>();

  /** Takes a record of the topic, in order. */
  public void take(byte[] key, byte @Nullable [] value) {
    try {
      if (value == null) {
        orders.remove(LoopKeyCodec.decode(key));
      } else {
        orders.put(LoopKeyCodec.decode(key), LoopCodec.decode(value));
      }
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  /** What is explained. */
  public Map<LoopKey, ExplainedOrder> orders() {
    return orders;
  }
}
