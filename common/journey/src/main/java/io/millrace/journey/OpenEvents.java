package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the recent events of a journey in order, and the bytes of those that were written before.
 * Most events come at the end, so a write encodes only the new events.
 */
final class OpenEvents {
  private final List<JourneyEvent> events;
  private PieceDictionary dictionary = new PieceDictionary();
  private CompactWriter bytes = new CompactWriter();
  private int encoded;

  OpenEvents(List<JourneyEvent> events) {
    this.events = events;
  }

  /** The events. Callers must not change the list. */
  List<JourneyEvent> all() {
    return events;
  }

  void insert(JourneyEvent event) {
    int index = SortedEvents.indexOf(events, event.position());
    events.add(index, event);
    if (index < encoded) {
      forgetBytes();
    }
  }

  void remove(JourneyEvent event) {
    SortedEvents.remove(events, event);
    forgetBytes();
  }

  void forgetBefore(long at) {
    events.removeIf(event -> event.at() < at);
    forgetBytes();
  }

  /**
   * Removes the oldest events and returns them.
   *
   * @param count how many; not more than there are
   */
  List<JourneyEvent> takeOldest(int count) {
    List<JourneyEvent> oldest = new ArrayList<>(events.subList(0, count));
    events.subList(0, count).clear();
    forgetBytes();
    return oldest;
  }

  /** The dictionary of the events, and of the data that is written beside them. */
  PieceDictionary dictionary() {
    return dictionary;
  }

  void writeTo(CompactWriter out) {
    for (; encoded < events.size(); encoded++) {
      long before = encoded == 0 ? 0 : events.get(encoded - 1).at();
      JourneyEventCodec.write(events.get(encoded), before, dictionary, bytes);
    }
    out.writeUnsigned(events.size());
    out.writeAll(bytes);
  }

  private void forgetBytes() {
    dictionary = new PieceDictionary();
    bytes = new CompactWriter();
    encoded = 0;
  }
}
