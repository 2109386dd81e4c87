package io.millrace.importer.mapping;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of an event that a mapping can set. Their keys are the names of the event's JSON
 * fields.
 */
enum MappingField {
  ID("id", true),
  TYPE("type", true),
  PLATFORM("platform", true),
  SURFACE("surface", true),
  VISITOR("visitor", true),
  AT("at", true),
  DURATION_MS("durationMs", false),
  ITEM("item", false),
  CHANNEL("channel", false),
  REGION("region", false),
  ORDER("order", false);

  private final String key;
  private final boolean required;

  MappingField(String key, boolean required) {
    this.key = key;
    this.required = required;
  }

  static Optional<MappingField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  String key() {
    return key;
  }

  boolean required() {
    return required;
  }
}
