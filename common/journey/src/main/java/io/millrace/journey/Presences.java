package io.millrace.journey;

import java.util.List;
import java.util.Optional;

/**
 * Finds when a visitor was where: the last and the next event with a presence. A summary of the
 * archived events answers most questions without reading a block. Not safe to share between
 * threads.
 */
final class Presences {
  /** The marks of no presence. */
  private static final long NONE = 0;

  private final EventSequence events;
  private final RecentEvents recent;
  private final ArchivedEvents archive;

  Presences(EventSequence events, RecentEvents recent, ArchivedEvents archive) {
    this.events = events;
    this.recent = recent;
    this.archive = archive;
  }

  /**
   * The last time of a presence before an event.
   *
   * @param since the earliest time of interest, at most a month and a day before the event
   * @return milliseconds, or {@link LastSeen#NEVER} when the presence has no event in that time
   */
  long lastAt(PresenceKey presence, JourneyEvent before, long since) {
    if (!events.isOpen(before.position())) {
      return mayBeArchived(presence, since)
          ? lastArchivedAt(presence, before.position(), since)
          : LastSeen.NEVER;
    }
    List<JourneyEvent> open = recent.open();
    for (int i = SortedEvents.indexOf(open, before.position()) - 1; i >= 0; i--) {
      JourneyEvent event = open.get(i);
      if (presence.isOf(event)) {
        return event.at() >= since ? event.at() : LastSeen.NEVER;
      }
    }
    long at = recent.lastSeen().lastAt(presence);
    return at >= since ? at : LastSeen.NEVER;
  }

  /** The first event after this one with a presence, not later than {@code until}. */
  Optional<JourneyEvent> next(PresenceKey presence, JourneyEvent after, long until) {
    if (events.endsWith(after)) {
      return Optional.empty();
    }
    long marks = mayBeArchived(presence, after.at()) ? presence.mark() : NONE;
    return events.first(
        after.position(), until, () -> marks, event -> presence.isOf(event) && !event.is(after));
  }

  /**
   * Finds for each platform the last event before this one.
   *
   * @param since the earliest time of interest, milliseconds
   */
  PlatformSearch lastOnEach(List<InternedPlatform> platforms, JourneyEvent before, long since) {
    if (!events.isOpen(before.position())) {
      PlatformSearch search = new PlatformSearch(mayBeArchived(platforms, since));
      archive.backFrom(
          before.position(),
          since,
          search::marks,
          event -> event.at() >= since && search.accept(event));
      return search;
    }
    PlatformSearch search = new PlatformSearch(List.of());
    for (InternedPlatform platform : platforms) {
      long at = lastAt(platform, before, since);
      if (at != LastSeen.NEVER) {
        search.found(platform, at);
      }
    }
    return search;
  }

  /** Finds for each platform the first event after this one, not later than {@code until}. */
  PlatformSearch nextOnEach(List<InternedPlatform> platforms, JourneyEvent after, long until) {
    PlatformSearch search = new PlatformSearch(events.endsWith(after) ? List.of() : platforms);
    if (!events.endsWith(after)) {
      events.first(
          after.position(),
          until,
          search::marks,
          event -> !event.is(after) && !search.accept(event));
    }
    return search;
  }

  /** Corrects the last times of presences after an archived event was removed. */
  void recompute(JourneyEvent gone) {
    for (PresenceKey presence : gone.presences()) {
      if (recent.lastSeen().lastAt(presence) == gone.at()) {
        long since = gone.at() - EngineLimits.REACH.toMillis();
        recent
            .lastSeen()
            .set(presence, lastArchivedAt(presence, EventSequence.afterArchived(), since));
      }
    }
  }

  /** Whether an archived event at this time or later may have the presence. */
  private boolean mayBeArchived(PresenceKey presence, long since) {
    long last = recent.lastSeen().lastAt(presence);
    return last >= since
        || (last == LastSeen.NEVER && since < recent.border().at() - EngineLimits.REACH.toMillis());
  }

  private List<InternedPlatform> mayBeArchived(List<InternedPlatform> platforms, long since) {
    return platforms.stream().filter(platform -> mayBeArchived(platform, since)).toList();
  }

  private long lastArchivedAt(PresenceKey presence, Position before, long since) {
    long[] at = {LastSeen.NEVER};
    archive.backFrom(
        before,
        since,
        presence::mark,
        event -> {
          if (event.at() >= since && presence.isOf(event)) {
            at[0] = event.at();
            return false;
          }
          return event.at() >= since;
        });
    return at[0];
  }
}
