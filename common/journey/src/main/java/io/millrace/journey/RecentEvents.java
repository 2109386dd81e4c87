package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the part of a journey that is always in memory: the recent events, and a summary of the
 * archived ones. It is stored as one piece.
 */
final class RecentEvents {
  private static final byte[] KEY = {0};

  private final List<JourneyEvent> open;
  private final List<InternedPlatform> platforms;
  private final LastSeen lastSeen;
  private final FirstPurchases firstPurchases;

  /** A bit for the key of each recent event, and perhaps more bits. */
  private long keys;

  private Position border;
  private Optional<LastVisit> end;
  private boolean changed;

  RecentEvents(
      List<JourneyEvent> open,
      List<InternedPlatform> platforms,
      LastSeen lastSeen,
      FirstPurchases firstPurchases,
      Position border,
      Optional<LastVisit> end) {
    this.open = open;
    this.platforms = platforms;
    this.lastSeen = lastSeen;
    this.firstPurchases = firstPurchases;
    this.border = border;
    this.end = end;
    noteKeys();
  }

  /** Loads the journey from a storage; returns an empty journey when the storage is empty. */
  static Journey load(JourneyStorage storage, Interner interner) {
    BlockStore store = new BlockStore(storage, interner);
    return storage
        .read(KEY)
        .map(value -> load(RecentEventsCodec.decode(value, interner), storage, store))
        .orElseGet(() -> new Journey(storage, empty(), new ArchivedBlocks(store, List.of(), 0)));
  }

  private static Journey load(
      RecentEventsCodec.Read read, JourneyStorage storage, BlockStore store) {
    List<Block> blocks = store.readPages(read.firstNumber(), read.nextNumber());
    return new Journey(
        storage, read.recent(), new ArchivedBlocks(store, blocks, read.nextNumber()));
  }

  private static RecentEvents empty() {
    return new RecentEvents(
        new ArrayList<>(),
        new ArrayList<>(),
        new LastSeen(),
        new FirstPurchases(),
        Position.FIRST,
        Optional.empty());
  }

  /**
   * Writes the recent events when something changed. An empty journey is deleted, or leaves only
   * the positions of its first purchases.
   */
  void save(JourneyStorage storage, ArchivedBlocks archive) {
    if (!changed) {
      return;
    }
    changed = false;
    boolean empty = open.isEmpty() && archive.isEmpty();
    if (empty && firstPurchases.isEmpty()) {
      storage.delete(KEY);
      return;
    }
    if (empty) {
      platforms.clear();
      lastSeen.clear();
    } else if (!archive.isEmpty()) {
      lastSeen.forgetBefore(border.at() - EngineLimits.REACH.toMillis());
    }
    storage.write(KEY, RecentEventsCodec.encode(this, archive));
  }

  /** Marks the recent events as changed. */
  void touch() {
    changed = true;
  }

  void addPlatform(InternedPlatform platform) {
    changed = true;
    if (!platforms.contains(platform)) {
      platforms.add(platform);
    }
  }

  boolean isOldest(long at) {
    return !open.isEmpty() && open.getFirst().at() < at;
  }

  /**
   * Finds a recent event. Nearly every event is new, so the bits of the keys spare most of the
   * search.
   */
  Optional<JourneyEvent> find(EventKey key) {
    if ((keys & bit(key)) == 0) {
      return Optional.empty();
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).key().equals(key)) {
        return Optional.of(open.get(i));
      }
    }
    return Optional.empty();
  }

  void insert(JourneyEvent event) {
    SortedEvents.insert(open, event);
    keys |= bit(event.key());
  }

  void remove(JourneyEvent event) {
    SortedEvents.remove(open, event);
  }

  void forgetBefore(long at) {
    open.removeIf(event -> event.at() < at);
  }

  /**
   * Removes the oldest events and returns them.
   *
   * @param count how many; not more than there are
   */
  List<JourneyEvent> takeOldest(int count) {
    List<JourneyEvent> oldest = new ArrayList<>(open.subList(0, count));
    open.subList(0, count).clear();
    noteKeys();
    return oldest;
  }

  private void noteKeys() {
    keys = 0;
    open.forEach(event -> keys |= bit(event.key()));
  }

  private static long bit(EventKey key) {
    return 1L << key.low();
  }

  /** The recent events, in journey order. Callers must not change the list. */
  List<JourneyEvent> open() {
    return open;
  }

  /** The platforms that the visitor has ever been on. */
  List<InternedPlatform> platforms() {
    return platforms;
  }

  /** The last time of each presence in the archived events. */
  LastSeen lastSeen() {
    return lastSeen;
  }

  /** The positions of the first counting purchases, also of those that are forgotten. */
  FirstPurchases firstPurchases() {
    return firstPurchases;
  }

  /** The position of the last archived event. It has no meaning while nothing is archived. */
  Position border() {
    return border;
  }

  void border(Position sealed) {
    border = sealed;
  }

  /** Surface and time of the last archived event. */
  Optional<LastVisit> end() {
    return end;
  }

  void end(Optional<LastVisit> last) {
    end = last;
    changed = true;
  }
}
