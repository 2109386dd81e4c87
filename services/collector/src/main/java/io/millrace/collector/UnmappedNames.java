package io.millrace.collector;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Chooses the names under which unmapped items are counted. Senders choose the names of their
 * events, so each protocol has at most {@value #MOST} names. Further names, long ones and ones with
 * unusual characters, such as an email address, are counted as {@value #OTHER}. Safe for several
 * threads.
 */
final class UnmappedNames {
  static final int MOST = 100;
  static final String OTHER = "other";

  private static final Pattern SHOWN =
      Pattern.compile("[\\p{L}\\p{N}$_](?:[\\p{L}\\p{N}$_.:/ -]{0,62}[\\p{L}\\p{N}$_])?");

  private final Map<String, Set<String>> byProtocol = new ConcurrentHashMap<>();

  /** The name to count an item with. */
  String counted(String protocol, String name) {
    if (!SHOWN.matcher(name).matches()) {
      return OTHER;
    }
    Set<String> names = byProtocol.computeIfAbsent(protocol, _ -> ConcurrentHashMap.newKeySet());
    if (names.contains(name)) {
      return name;
    }
    synchronized (names) {
      return names.size() < MOST && (names.add(name) || names.contains(name)) ? name : OTHER;
    }
  }
}
