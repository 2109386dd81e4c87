package io.millrace.aggregator.topology;

import com.carrotsearch.hppc.ObjectLongHashMap;
import com.carrotsearch.hppc.cursors.ObjectLongCursor;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.ChangesWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The differences of one window, by kind and measure. Few of them stand in a list, because most
 * windows are of an entity and have few. More of them stand in a map for each kind.
 */
final class ChangedSums {
  private static final int FEW = 8;

  private Measure[] measures = new Measure[2];
  private long[] deltas = new long[2];

  /** How many differences the list has. */
  private int listed;

  /** The differences by kind; empty as long as the list has them. */
  private Map<Kind, ObjectLongHashMap<Measure>> byKind = Map.of();

  /**
   * Adds a difference.
   *
   * @return whether it is the first of its measure
   */
  boolean add(Measure measure, long delta) {
    if (!byKind.isEmpty()) {
      return addToMap(measure, delta);
    }
    for (int i = 0; i < listed; i++) {
      if (measures[i].equals(measure)) {
        deltas[i] += delta;
        return false;
      }
    }
    append(measure, delta);
    return true;
  }

  private void append(Measure measure, long delta) {
    if (listed == FEW) {
      moveToMaps();
      addToMap(measure, delta);
      return;
    }
    if (listed == measures.length) {
      measures = Arrays.copyOf(measures, 2 * listed);
      deltas = Arrays.copyOf(deltas, 2 * listed);
    }
    measures[listed] = measure;
    deltas[listed++] = delta;
  }

  private void moveToMaps() {
    byKind = new EnumMap<>(Kind.class);
    for (int i = 0; i < listed; i++) {
      addToMap(measures[i], deltas[i]);
    }
    listed = 0;
    measures = new Measure[0];
    deltas = new long[0];
  }

  private boolean addToMap(Measure measure, long delta) {
    ObjectLongHashMap<Measure> sums =
        byKind.computeIfAbsent(measure.metric().kind(), _ -> new ObjectLongHashMap<>());
    int before = sums.size();
    sums.addTo(measure, delta);
    return sums.size() > before;
  }

  /** Adds the kinds of the differences to a set. */
  void addKinds(Set<Kind> kinds) {
    kinds.addAll(byKind.keySet());
    for (int i = 0; i < listed; i++) {
      kinds.add(measures[i].metric().kind());
    }
  }

  /** Whether one of the differences is of this kind. */
  boolean has(Kind kind) {
    for (int i = 0; i < listed; i++) {
      if (measures[i].metric().kind() == kind) {
        return true;
      }
    }
    return byKind.containsKey(kind);
  }

  /** Writes the differences of one kind that are not 0. */
  void write(Kind kind, ChangesWriter writer) {
    for (int i = 0; i < listed; i++) {
      if (measures[i].metric().kind() == kind) {
        write(measures[i], deltas[i], writer);
      }
    }
    ObjectLongHashMap<Measure> mapped = byKind.get(kind);
    if (mapped != null) {
      for (ObjectLongCursor<Measure> sum : mapped) {
        write(sum.key, sum.value, writer);
      }
    }
  }

  private static void write(Measure measure, long delta, ChangesWriter writer) {
    if (delta != 0) {
      writer.add(measure, delta);
    }
  }
}
