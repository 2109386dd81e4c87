package io.millrace.mapping;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What one row or one JSON object became. */
public sealed interface MappedItem {

  /**
   * Events in the native JSON form. The field {@code type} decides the domain.
   *
   * @param events 1 to 1 000 events
   */
  record Events(List<ObjectNode> events) implements MappedItem {}

  /**
   * The mapping says that this item is no event.
   *
   * @param reason the same text for all items that are skipped for one reason, so it can be counted
   */
  record Skipped(String reason) implements MappedItem {}

  /**
   * No rule is for this item, and the mapping does not say what happens then. An importer refuses
   * it; a collector counts it by its name and answers success.
   *
   * @param name the name of the event in the item, at most 64 characters, empty when it has none
   */
  record Unmapped(String name) implements MappedItem {}

  /**
   * The item should be an event but cannot be one: a required value is missing, or a number or a
   * time is wrong.
   *
   * @param problem a sentence without the visitor
   */
  record Refused(String problem) implements MappedItem {}
}
