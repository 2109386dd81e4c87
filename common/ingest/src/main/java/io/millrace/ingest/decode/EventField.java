package io.millrace.ingest.decode;

import io.millrace.events.Entity;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of an event with their names in JSON. */
enum EventField {
  ID("id", Shape.TEXT, 64),
  VERSION("version", Shape.VERSION),
  DELETED("deleted", Shape.DELETED),
  TYPE("type", Shape.TEXT, 64),
  PLATFORM("platform", Shape.NAME),
  SURFACE("surface", Shape.NAME),
  VISITOR("visitor", Shape.VISITOR, 128),
  AT("at", Shape.TEXT, 64),
  DURATION_MS("durationMs", Shape.DURATION),
  CREATOR("creator", Shape.ENTITY, Entity.MOST),
  CAMPAIGN("campaign", Shape.ENTITY, Entity.MOST),
  ITEM("item", Shape.TEXT, Entity.MOST),
  CHANNEL("channel", Shape.WORD),
  REGION("region", Shape.WORD),
  ORDER("order", Shape.TEXT, 64),
  LINE("line", Shape.TEXT, 64),
  AMOUNT("amount", Shape.AMOUNT),
  PROPERTIES("properties", Shape.PROPERTIES);

  private static final Map<String, EventField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventField::jsonName, f -> f));

  private final String jsonName;
  private final Shape shape;
  private final int maxLength;

  EventField(String jsonName, Shape shape) {
    this(jsonName, shape, 0);
  }

  EventField(String jsonName, Shape shape, int maxLength) {
    this.jsonName = jsonName;
    this.shape = shape;
    this.maxLength = maxLength;
  }

  /** The form of a field's value. */
  enum Shape {
    TEXT,
    VISITOR,
    /** A text that has more than blanks. */
    ENTITY,
    VERSION,
    DELETED,
    NAME,
    WORD,
    DURATION,
    AMOUNT,
    PROPERTIES
  }

  static Optional<EventField> of(String jsonName) {
    return Optional.ofNullable(BY_NAME.get(jsonName));
  }

  String jsonName() {
    return jsonName;
  }

  Shape shape() {
    return shape;
  }

  /**
   * The greatest length in code points. Only {@link Shape#TEXT}, {@link Shape#VISITOR} and {@link
   * Shape#ENTITY} use it.
   */
  int maxLength() {
    return maxLength;
  }
}
