package io.millrace.insights.testing;

import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A position of which no partition goes back. */
final class InMemoryPosition {
  private ReadPosition written = ReadPosition.none();

  /** What was written last; else the beginning of that topic. */
  ReadPosition progress(Optional<String> topic) {
    return written.topic().isPresent()
        ? written
        : topic.map(ReadPosition::at).orElse(ReadPosition.none());
  }

  void write(ReadPosition next) {
    Map<Integer, Long> all = new HashMap<>(written.next());
    next.next().forEach((partition, offset) -> all.merge(partition, offset, Math::max));
    OptionalLong asOf = next.asOf().isPresent() ? next.asOf() : written.asOf();
    written = new ReadPosition(next.topic(), all, asOf);
  }
}
