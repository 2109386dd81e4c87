package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Reads the events of a journey in their order: first the archived events, which are read from
 * their blocks on demand, then the recent ones. The methods also accept events that are not in the
 * journey. Not safe to share between threads.
 */
final class EventSequence {
  /** The marks of all presences. */
  static final long ANY = -1;

  private final RecentEvents recent;
  private final ArchivedEvents archive;

  EventSequence(RecentEvents recent, ArchivedEvents archive) {
    this.recent = recent;
    this.archive = archive;
  }

  /** How many events there are. */
  int size() {
    return recent.open().size() + archive.size();
  }

  Optional<JourneyEvent> find(EventKey key) {
    Optional<JourneyEvent> open = recent.find(key);
    return open.isPresent() ? open : archive.find(key);
  }

  /** Whether all events from this position on are recent ones. */
  boolean isOpen(Position position) {
    return archive.isEmpty() || recent.border().isBefore(position);
  }

  boolean contains(JourneyEvent event) {
    if (!isOpen(event.position())) {
      return archive.find(event.key()).filter(event::is).isPresent();
    }
    int index = SortedEvents.indexOf(recent.open(), event.position());
    return index < recent.open().size() && recent.open().get(index).is(event);
  }

  /** Surface and time of the last event before this one. */
  Optional<LastVisit> previous(JourneyEvent event) {
    if (isOpen(event.position())) {
      int index = SortedEvents.indexOf(recent.open(), event.position()) - 1;
      while (index >= 0 && recent.open().get(index).isDeleted()) {
        index--;
      }
      return index >= 0
          ? Optional.of(LastVisit.of(recent.open().get(index)))
          : recent.end().filter(_ -> !archive.isEmpty());
    }
    return lastArchivedBefore(event.position());
  }

  /** The next event after this one. */
  Optional<JourneyEvent> next(JourneyEvent event) {
    return endsWith(event)
        ? Optional.empty()
        : first(event.position(), Long.MAX_VALUE, other -> !other.is(event) && !other.isDeleted());
  }

  /** Whether no event comes after this one. This is true for most new events. */
  boolean endsWith(JourneyEvent after) {
    List<JourneyEvent> open = recent.open();
    return open.isEmpty()
        ? archive.isEmpty()
        : open.getLast().position().compareTo(after.position()) <= 0;
  }

  /** Whether at least {@code count} events have {@code from <= at < to}, in milliseconds. */
  boolean hasAtLeast(int count, long from, long to) {
    if (size() < count) {
      return false;
    }
    long open =
        recent.open().stream().filter(event -> event.at() >= from && event.at() < to).count();
    return archive.count(from, to) + open >= count;
  }

  /**
   * The runs of all traffic with {@code from <= at <= to}, in milliseconds, and of some events
   * around that time.
   */
  RunIndex runs(long from, long to) {
    List<Runs> runs = new ArrayList<>();
    if (!isOpen(Position.startOf(from))) {
      archive.runs(from, to, runs::add);
    }
    runs.add(Runs.of(recent.open()));
    return new RunIndex(runs);
  }

  /**
   * How many events the first touch of a purchase has from this time on.
   *
   * @param from event time in milliseconds, included
   */
  int eventsFrom(long from, JourneyEvent purchase) {
    List<JourneyEvent> touch = new ArrayList<>();
    first(
        Position.startOf(from),
        purchase.at(),
        event -> {
          if (event.isTraffic()) {
            if (!touch.isEmpty() && !Runs.goesOn(touch.getLast(), event)) {
              return true;
            }
            touch.add(event);
          }
          return false;
        });
    return touch.size();
  }

  /** The last archived event that is not deleted. */
  Optional<LastVisit> lastArchived() {
    return lastArchivedBefore(afterArchived());
  }

  /** A position after every event. */
  static Position afterArchived() {
    return Position.startOf(Long.MAX_VALUE);
  }

  private Optional<LastVisit> lastArchivedBefore(Position position) {
    List<LastVisit> found = new ArrayList<>(1);
    archive.backFrom(
        position,
        LastSeen.NEVER,
        () -> ANY,
        event -> {
          if (!event.isDeleted()) {
            found.add(LastVisit.of(event));
          }
          return event.isDeleted();
        });
    return found.stream().findFirst();
  }

  /** The first matching event from a position on, not later than {@code until}. */
  Optional<JourneyEvent> first(Position from, long until, Predicate<JourneyEvent> wanted) {
    return first(from, until, () -> ANY, wanted);
  }

  /**
   * The first matching event from a position on, not later than {@code until}.
   *
   * @param marks the marks of the presences that the event may have; blocks without them are not
   *     read
   */
  Optional<JourneyEvent> first(
      Position from, long until, LongSupplier marks, Predicate<JourneyEvent> wanted) {
    EventSearch search = new EventSearch(until, wanted);
    if (isOpen(from) || archive.onFrom(from, until, marks, search::accept)) {
      List<JourneyEvent> open = recent.open();
      int i = SortedEvents.indexOf(open, from);
      while (i < open.size() && search.accept(open.get(i))) {
        i++;
      }
    }
    return search.found();
  }
}
