package io.millrace.ingest.decode;

import io.millrace.events.wire.RecordBounds;
import io.millrace.ingest.answer.ProblemCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The attributes of a CloudEvent that Millrace reads. All other attributes and extensions are
 * ignored.
 */
enum CloudEventAttribute {
  SPECVERSION("specversion"),
  ID("id"),
  SOURCE("source"),
  TYPE("type"),
  TIME("time");

  private static final String VERSION = "1.0";
  private static final Map<String, CloudEventAttribute> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(CloudEventAttribute::attributeName, a -> a));

  private final String attributeName;

  CloudEventAttribute(String attributeName) {
    this.attributeName = attributeName;
  }

  static Optional<CloudEventAttribute> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  String attributeName() {
    return attributeName;
  }

  /** The greatest length of the attribute's text, in code points. */
  int maxLength() {
    return switch (this) {
      case SPECVERSION, SOURCE -> RecordBounds.SOURCE;
      case ID -> EventField.ID.maxLength();
      case TYPE -> EventField.TYPE.maxLength();
      case TIME -> EventField.AT.maxLength();
    };
  }

  /** Puts the attribute's text into the event. */
  void put(String text, ParsedEvent parsed) throws RejectedException {
    switch (this) {
      case SPECVERSION -> requireVersion(text);
      case ID -> parsed.text(EventField.ID, text);
      case SOURCE -> parsed.source(source(text));
      case TYPE -> parsed.text(EventField.TYPE, text);
      case TIME -> parsed.text(EventField.AT, text);
    }
  }

  private static void requireVersion(String text) throws RejectedException {
    if (!text.equals(VERSION)) {
      throw new RejectedException(ProblemCode.NOT_A_CLOUD_EVENT, "specversion takes " + VERSION);
    }
  }

  /** The source. Its length in chars is limited too, because it is a part of the stored event. */
  private static String source(String text) throws RejectedException {
    if (text.length() > RecordBounds.SOURCE) {
      throw new RejectedException(
          ProblemCode.BAD_LENGTH, "source takes 1 to %d characters".formatted(RecordBounds.SOURCE));
    }
    return text;
  }
}
