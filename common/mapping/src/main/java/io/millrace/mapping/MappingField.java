package io.millrace.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of an event that a mapping can set, by the names of the event's JSON fields. */
enum MappingField {
  ID("id", Kind.TEXT, true),
  TYPE("type", Kind.TYPE, true),
  PLATFORM("platform", Kind.PLACE, true),
  SURFACE("surface", Kind.PLACE, true),
  VISITOR("visitor", Kind.TEXT, true),
  AT("at", Kind.TIME, true),
  VERSION("version", Kind.WHOLE_NUMBER, false),
  DELETED("deleted", Kind.TRUTH, false),
  DURATION_MS("durationMs", Kind.WHOLE_NUMBER, false),
  CREATOR("creator", Kind.TEXT, false),
  CAMPAIGN("campaign", Kind.TEXT, false),
  ITEM("item", Kind.TEXT, false),
  CHANNEL("channel", Kind.PLACE, false),
  REGION("region", Kind.PLACE, false),
  ORDER("order", Kind.TEXT, false),
  LINE("line", Kind.TEXT, false);

  /** What a field's text is converted to. */
  enum Kind {
    TEXT,
    TYPE,
    /** An id in lower case with - for blanks. */
    PLACE,
    TIME,
    WHOLE_NUMBER,
    TRUTH
  }

  private final String key;
  private final Kind kind;
  private final boolean required;

  MappingField(String key, Kind kind, boolean required) {
    this.key = key;
    this.kind = kind;
    this.required = required;
  }

  static Optional<MappingField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(MappingField::key).toList();
  }

  String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  /** Whether events of most types need the field. Spend does not need a visitor. */
  boolean required() {
    return required;
  }

  /** Whether the field is about a visitor, so that spend does not have it. */
  boolean ofVisitor() {
    return this == VISITOR || this == CHANNEL || this == REGION;
  }
}
