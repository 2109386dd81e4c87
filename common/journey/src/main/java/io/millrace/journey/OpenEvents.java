package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest steps of a journey, in order, and the bytes of those that have been written before: as
 * most steps come at the end, a write has only the new ones to encode.
 */
final class OpenEvents {
  private final List<JourneyEvent> events;
  private PieceDictionary dictionary = new PieceDictionary();
  private CompactWriter bytes = new CompactWriter();
  private int encoded;

  OpenEvents(List<JourneyEvent> events) {
    this.events = events;
  }

  /** The steps; to look at. */
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

  /** Removes the oldest; how many, is up to the caller. */
  List<JourneyEvent> takeOldest(int count) {
    List<JourneyEvent> oldest = new ArrayList<>(events.subList(0, count));
    events.subList(0, count).clear();
    forgetBytes();
    return oldest;
  }

  /** What numbers the texts and places of the steps, and of what is written beside them. */
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
