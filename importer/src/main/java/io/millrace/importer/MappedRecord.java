package io.millrace.importer;

import java.util.List;

/** What one record of a file became. */
sealed interface MappedRecord {

  /** One or more events. */
  record Events(List<Line> lines) implements MappedRecord {}

  /** The mapping skips the record. */
  record Skipped(String reason) implements MappedRecord {}

  /** The record cannot become an event. */
  record Bad(String problem) implements MappedRecord {}
}
