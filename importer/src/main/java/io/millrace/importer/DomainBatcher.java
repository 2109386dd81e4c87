package io.millrace.importer;

import io.millrace.events.Domain;
import java.util.ArrayList;
import java.util.List;

/** Collects events of one domain until a batch is full. */
final class DomainBatcher {
  /** Keeps a request below the gateway's limit of 4 MiB: a character may take up to three bytes. */
  private static final int MAX_CHARACTERS = 1 << 20;

  private final Domain domain;
  private final int batch;
  private List<Line> lines = new ArrayList<>();
  private int characters;

  DomainBatcher(Domain domain, int batch) {
    this.domain = domain;
    this.batch = batch;
  }

  /** Adds a line and returns the batches that are full. */
  List<EventBatch> add(Line line) {
    List<EventBatch> ready =
        characters + line.json().length() > MAX_CHARACTERS ? drain() : List.of();
    lines.add(line);
    characters += line.json().length() + 1;
    return ready.isEmpty() && lines.size() >= batch ? drain() : ready;
  }

  /** Returns the remaining lines as a batch. */
  List<EventBatch> drain() {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Line> full = lines;
    lines = new ArrayList<>();
    characters = 0;
    return List.of(new EventBatch(domain, full));
  }
}
