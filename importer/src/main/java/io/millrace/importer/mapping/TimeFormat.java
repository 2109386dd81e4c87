package io.millrace.importer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of times in a file. */
enum TimeFormat {
  /** Date and time with an offset, for example 2018-07-01T12:00:00Z. */
  ISO("iso", Pattern.compile(".*")) {
    @Override
    Instant read(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }
  },
  /**
   * Whole seconds since 1970, 9 to 11 digits. A number with fewer digits is probably a broken line,
   * not a time in the 1970s.
   */
  UNIX_SECONDS("unix-seconds", Pattern.compile("[0-9]{9,11}")) {
    @Override
    Instant read(String text) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
  },
  /** Whole milliseconds since 1970, 12 to 14 digits. */
  UNIX_MILLIS("unix-millis", Pattern.compile("[0-9]{12,14}")) {
    @Override
    Instant read(String text) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
  };

  private final String id;
  private final Pattern shape;

  TimeFormat(String id, Pattern shape) {
    this.id = id;
    this.shape = shape;
  }

  static Optional<TimeFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  abstract Instant read(String text);

  Instant parse(String text) throws BadRowException {
    if (shape.matcher(text).matches()) {
      try {
        return read(text);
      } catch (DateTimeException _) {
        throw notATime(text);
      }
    }
    throw notATime(text);
  }

  String id() {
    return id;
  }

  private BadRowException notATime(String text) {
    return new BadRowException("'%s' is not a time in %s".formatted(text, id));
  }
}
