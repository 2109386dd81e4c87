package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the journeys of recent visitors in memory. A commit writes the events that it accepted to
 * the {@link JourneyJournal}. The journeys themselves are written some commits later, when they
 * leave memory, or when the journal is full. So a visitor whose events come one after the other is
 * written once and not at every commit.
 */
final class JourneyStore {
  /** After how many commits a changed journey is written. */
  private static final int MOST_COMMITS = 64;

  /** The most events in the journal. A task that starts puts all of them in again. */
  private static final int MOST_JOURNALED = 50_000;

  /** A journey of more events is written at each commit, so that it releases memory. */
  private static final int HEAVY = 4_096;

  /** Of a journey in memory, in bytes; measured by the program MemoryBench. */
  private static final int BYTES_OF_JOURNEY = 700;

  private static final int BYTES_OF_EVENT = 300;

  private final KeyValueStore<Bytes, byte[]> pieces;
  private final JourneyEngine engine;
  private final LongSupplier hotBytes;
  private final JourneyJournal journal;

  /** The journeys that were not used for the most commits come first. */
  private final LinkedHashMap<Visitor, Hot> hot = new LinkedHashMap<>(1024);

  private final List<Hot> used = new ArrayList<>();

  /** The changed journeys that are not written, the longest waiting first. */
  private final LinkedHashSet<Hot> unwritten = new LinkedHashSet<>();

  /** In bytes, about. */
  private long weight;

  /**
   * @param pieces the logged store of the pieces of all journeys
   * @param engine loads the journeys from their pieces
   * @param hotBytes about how much memory journeys may take at this time, in bytes; the journeys of
   *     one commit may exceed it
   */
  JourneyStore(KeyValueStore<Bytes, byte[]> pieces, JourneyEngine engine, LongSupplier hotBytes) {
    this.pieces = pieces;
    this.engine = engine;
    this.hotBytes = hotBytes;
    this.journal = new JourneyJournal(pieces);
    journal.replay(record -> engine.replay(record, this::use));
    for (Hot journey : used) {
      // It lacks what the old journal holds, which is commit 0.
      unwritten.add(journey);
      weigh(journey);
    }
    forgetUse();
  }

  /** A journey in memory, with its weight when it was loaded or at the last commit. */
  private static final class Hot {
    private final Visitor visitor;
    private final Journey journey;
    private int weight;

    /** Whether the journey is among those that the commit visits. */
    private boolean isUsed;

    /** The number of the first commit that the stored journey lacks. */
    private long lacks;

    private Hot(Visitor visitor, Journey journey) {
      this.visitor = visitor;
      this.journey = journey;
    }
  }

  /**
   * Returns the journey of a visitor, empty when it has none. It may change until the next commit.
   */
  Journey use(Visitor visitor) {
    Hot found = hot.get(visitor);
    if (found == null) {
      found = new Hot(visitor, engine.load(new RocksJourneyStorage(visitor, pieces)));
      hot.put(visitor, found);
      weigh(found);
    }
    if (!found.isUsed) {
      found.isUsed = true;
      used.add(found);
    }
    return found.journey;
  }

  /** Changes a journey without keeping it in memory. */
  void pass(Visitor visitor, Consumer<Journey> change) {
    if (hot.containsKey(visitor)) {
      change.accept(use(visitor));
    } else {
      Journey journey = engine.load(new RocksJourneyStorage(visitor, pieces));
      change.accept(journey);
      journey.save();
    }
  }

  /** About how much memory the journeys take, in bytes. */
  long weight() {
    return weight;
  }

  /** Visits every journey that was used since the last commit. The action must not change it. */
  void forEachUsed(BiConsumer<Visitor, Journey> action) {
    used.forEach(hot -> action.accept(hot.visitor, hot.journey));
  }

  /**
   * Writes the accepted events, writes the journeys that have waited long enough, and removes the
   * least recently used journeys from memory.
   */
  void commit() {
    for (Hot journey : used) {
      journey.journey.commit();
      weigh(journey);
      waits(journey);
    }
    int accepted = engine.accepted();
    journal.append(engine.takeAccepted(), accepted);
    used.stream().filter(journey -> journey.journey.weight() > HEAVY).forEach(this::write);
    forgetUse();
    writeOldest();
    evict();
    journal.deleteBefore(unwritten.isEmpty() ? journal.nextCommit() : unwritten.getFirst().lacks);
  }

  /**
   * Moves the used journeys to the end here, once, because moving them at each event costs more.
   */
  private void forgetUse() {
    for (Hot journey : used) {
      journey.isUsed = false;
      hot.putLast(journey.visitor, journey);
    }
    used.clear();
  }

  private void waits(Hot journey) {
    if (unwritten.add(journey)) {
      journey.lacks = journal.nextCommit();
    }
  }

  private void writeOldest() {
    int surplus = journal.events() - MOST_JOURNALED;
    long since = journal.nextCommit() - MOST_COMMITS;
    long full = surplus > 0 ? journal.commitAfter(surplus) : 0;
    while (!unwritten.isEmpty() && unwritten.getFirst().lacks < Math.max(since, full)) {
      write(unwritten.getFirst());
    }
  }

  private void write(Hot journey) {
    journey.journey.save();
    unwritten.remove(journey);
    weigh(journey);
  }

  private void weigh(Hot journey) {
    int now = BYTES_OF_JOURNEY + BYTES_OF_EVENT * journey.journey.weight();
    weight += now - journey.weight;
    journey.weight = now;
  }

  private void evict() {
    Iterator<Map.Entry<Visitor, Hot>> oldest = hot.entrySet().iterator();
    long most = hotBytes.getAsLong();
    while (weight > most && oldest.hasNext()) {
      Hot unused = oldest.next().getValue();
      if (unwritten.contains(unused)) {
        write(unused);
      }
      weight -= unused.weight;
      oldest.remove();
    }
  }
}
