package io.millrace.gateway.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Remembers the sessions that were signed out, each until its end. It remembers at most {@value
 * #MAX_PER_KEY} sessions of one key. When there are more, all sessions of the key that end no later
 * than the earliest remembered one count as ended. So a forgotten session never becomes valid
 * again. Safe for several threads.
 */
final class EndedSessions {
  static final int MAX_PER_KEY = 1000;

  private final InstantSource clock;
  private final Map<String, OfKey> byPrefix = new HashMap<>();

  /**
   * The ended sessions of one key: all sessions that end at or before the floor, and {@code
   * sessions}.
   */
  private static final class OfKey {
    private final TreeSet<Session> sessions = new TreeSet<>();
    private Instant floor = Instant.EPOCH;
  }

  EndedSessions(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean contains(String prefix, Session session) {
    OfKey ended = byPrefix.get(prefix);
    return ended != null
        && (!session.end().isAfter(ended.floor) || ended.sessions.contains(session));
  }

  /**
   * Adds a session. The caller must have checked its signature, because otherwise anybody could
   * fill this memory.
   */
  synchronized void add(String prefix, Session session) {
    forget();
    if (session.end().isAfter(clock.instant())) {
      OfKey ended = byPrefix.computeIfAbsent(prefix, _ -> new OfKey());
      ended.sessions.add(session);
      if (ended.sessions.size() > MAX_PER_KEY) {
        raiseFloor(ended, ended.sessions.first().end());
      }
    }
  }

  /**
   * All remembered sessions, one line for each: prefix of the key, end in epoch seconds, and nonce.
   * {@code *} in place of the nonce means every session up to that end.
   */
  synchronized List<String> lines() {
    forget();
    List<String> lines = new ArrayList<>();
    byPrefix.forEach(
        (prefix, ended) -> {
          if (ended.floor.isAfter(Instant.EPOCH)) {
            lines.add(prefix + " " + ended.floor.getEpochSecond() + " *");
          }
          ended.sessions.forEach(
              session ->
                  lines.add(prefix + " " + session.end().getEpochSecond() + " " + session.nonce()));
        });
    return lines;
  }

  /**
   * Adds the session of a line.
   *
   * @throws IllegalArgumentException when the line does not have the form of {@link #lines}
   */
  synchronized void addLine(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a line of ended sessions must have 3 parts");
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    if (!parts[2].equals("*")) {
      add(parts[0], new Session(end, parts[2]));
    } else if (end.isAfter(clock.instant())) {
      raiseFloor(byPrefix.computeIfAbsent(parts[0], _ -> new OfKey()), end);
    }
  }

  private static void raiseFloor(OfKey ended, Instant floor) {
    if (floor.isAfter(ended.floor)) {
      ended.floor = floor;
    }
    ended.sessions.removeIf(session -> !session.end().isAfter(ended.floor));
  }

  private void forget() {
    Instant now = clock.instant();
    byPrefix.values().forEach(ended -> ended.sessions.removeIf(s -> !s.end().isAfter(now)));
    byPrefix.values().removeIf(ended -> ended.sessions.isEmpty() && !ended.floor.isAfter(now));
  }
}
