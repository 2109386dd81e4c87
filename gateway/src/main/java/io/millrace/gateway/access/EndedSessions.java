package io.millrace.gateway.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sessions that were signed out of before their time, each until its time is over. Of one key at
 * most {@value #MAX_PER_KEY} are remembered; beyond that, all sessions of the key that end no later
 * than the earliest of them count as ended too: what is forgotten never comes back to life.
 */
final class EndedSessions {
  static final int MAX_PER_KEY = 1000;

  private final InstantSource clock;
  private final Map<String, OfKey> byPrefix = new HashMap<>();

  /** What is known of one key: all up to the floor, and these. */
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

  /** Adds one. Only for a session that is known to be genuine, or anybody could fill this. */
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

  /** All that is known, a line for each: prefix, end in epoch seconds, nonce or {@code *}. */
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
   * Adds what a line says.
   *
   * @throws IllegalArgumentException when it is not one of {@link #lines}
   */
  synchronized void addLine(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a line of ended sessions");
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
