package io.millrace.aggregator.topology;

import io.millrace.events.topic.Topic;
import io.millrace.events.wire.RecordBounds;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Defines the stores of the topology. Their names never change. */
final class Stores {
  /** Stored pieces of journeys, by visitor and key of the piece. */
  static final String JOURNEYS = "journeys";

  /** Pages of cells, by their key. */
  static final String TOTALS = "totals";

  static final String JOURNEY_COMMIT = "journey-commit";
  static final String TOTALS_COMMIT = "totals-commit";

  /** Small segments and a low dirty ratio keep changelogs short, so that a restore is fast. */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          "segment.bytes",
          Integer.toString(16 << 20),
          "min.cleanable.dirty.ratio",
          "0.2",
          Topic.MAX_MESSAGE_BYTES,
          Integer.toString(RecordBounds.TOPIC));

  private Stores() {}

  /** Supplies processors together with the stores that they use. */
  static <KI, VI, KO, VO> ProcessorSupplier<KI, VI, KO, VO> attach(
      Supplier<Processor<KI, VI, KO, VO>> processor, String... names) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<KI, VI, KO, VO> get() {
        return processor.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Arrays.stream(names).map(Stores::builder).collect(Collectors.toUnmodifiableSet());
      }
    };
  }

  private static StoreBuilder<?> builder(String name) {
    return switch (name) {
      case JOURNEYS, TOTALS ->
          org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                  org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                  Serdes.Bytes(),
                  Serdes.ByteArray())
              .withCachingDisabled()
              .withLoggingEnabled(CHANGELOG);
      default -> new CommitHook.Builder(name);
    };
  }
}
