package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journey keeps at hand: its open steps, and what they need to know of the sealed ones. Kept
 * as one piece.
 */
final class RecentEvents {
  private static final byte[] KEY = {0};

  private final OpenEvents open;
  private final List<InternedPlatform> platforms;
  private final LastSeen lastSeen;
  private Position border;
  private Optional<LastVisit> end;
  private boolean changed;

  RecentEvents(
      List<JourneyEvent> open,
      List<InternedPlatform> platforms,
      LastSeen lastSeen,
      Position border,
      Optional<LastVisit> end) {
    this.open = new OpenEvents(open);
    this.platforms = platforms;
    this.lastSeen = lastSeen;
    this.border = border;
    this.end = end;
  }

  /** The journey that is kept in these pieces, empty when there are none. */
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
        new ArrayList<>(), new ArrayList<>(), new LastSeen(), Position.FIRST, Optional.empty());
  }

  /** Writes itself when something changed, or is gone when nothing is left. */
  void save(JourneyStorage storage, ArchivedBlocks archive) {
    if (!changed) {
      return;
    }
    changed = false;
    if (open.all().isEmpty() && archive.isEmpty()) {
      storage.delete(KEY);
    } else {
      if (!archive.isEmpty()) {
        lastSeen.forgetBefore(border.at() - EngineLimits.REACH.toMillis());
      }
      storage.write(KEY, RecentEventsCodec.encode(this, archive));
    }
  }

  /** Says that it is not what was kept. */
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
    return !open.all().isEmpty() && open.all().getFirst().at() < at;
  }

  void forgetBefore(long at) {
    open.forgetBefore(at);
  }

  /** The newest steps, in order. */
  List<JourneyEvent> open() {
    return open.all();
  }

  /** The same, to change. */
  OpenEvents openEvents() {
    return open;
  }

  /** The platforms the visitor ever was on. */
  List<InternedPlatform> sites() {
    return platforms;
  }

  /** What the sealed steps left behind. */
  LastSeen lastSeen() {
    return lastSeen;
  }

  /** The position up to which steps are sealed, if any are. */
  Position border() {
    return border;
  }

  void border(Position sealed) {
    border = sealed;
  }

  /** Where the sealed steps end. */
  Optional<LastVisit> end() {
    return end;
  }

  void end(Optional<LastVisit> last) {
    end = last;
    changed = true;
  }
}
