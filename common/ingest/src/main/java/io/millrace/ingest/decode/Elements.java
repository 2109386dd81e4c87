package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** Collects the decoded elements of one body, at most 1 000. */
final class Elements {
  private static final int MAX = 1000;

  private final List<Decoded> list = new ArrayList<>();

  void requireRoom() throws UnreadableException {
    if (list.size() == MAX) {
      throw new UnreadableException(
          ProblemCode.TOO_MANY_EVENTS, "a request takes at most %d events".formatted(MAX));
    }
  }

  void add(Decoded element) {
    list.add(element);
  }

  List<Decoded> list() {
    return list;
  }
}
