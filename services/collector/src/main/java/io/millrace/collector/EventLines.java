package io.millrace.collector;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Native events of mapped items as NDJSON, in parts of at most {@value #PART} events, which is the
 * limit of one native request. Remembers the item that each event came from. For one thread.
 */
final class EventLines {
  private static final int PART = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> items = new ArrayList<>();
  private ByteArrayOutputStream open = new ByteArrayOutputStream();
  private int inOpen;
  private int sealed;

  /**
   * Some of the events.
   *
   * @param first the number of the part's first event, from 0
   * @param lines one event a line, in the first {@code lines.length} bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(int first, byte[] lines) {}

  /** Adds an event of the item with that index. */
  void add(int item, ObjectNode event) {
    open.writeBytes(JSON.writeValueAsBytes(event));
    open.write('\n');
    items.add(item);
    inOpen++;
    if (inOpen == PART) {
      seal();
    }
  }

  int size() {
    return items.size();
  }

  /** The index of the item that the event with that number came from. */
  int item(int event) {
    return items.get(event);
  }

  /** The indexes of the items that have events. */
  Set<Integer> items() {
    return new TreeSet<>(items);
  }

  /** All parts. No event may be added after this call. */
  List<Part> parts() {
    if (inOpen > 0) {
      seal();
    }
    return parts;
  }

  private void seal() {
    parts.add(new Part(sealed, open.toByteArray()));
    sealed += inOpen;
    inOpen = 0;
    open = new ByteArrayOutputStream();
  }
}
