package io.millrace.cli.read;

import java.util.Optional;
import java.util.StringJoiner;

/** Parses the lines of a {@code text/event-stream} into events. */
final class EventLines {
  private static final String UNNAMED = "message";

  private String name = UNNAMED;
  private Optional<String> id = Optional.empty();
  private StringJoiner data = new StringJoiner("\n");
  private boolean any;

  /** Adds the next line. Returns an event when the line ends one. */
  Optional<ServerEvent> take(String line) {
    if (line.isEmpty()) {
      return end();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    set(field, value.startsWith(" ") ? value.substring(1) : value);
    return Optional.empty();
  }

  private void set(String field, String value) {
    switch (field) {
      case "event" -> name = value;
      case "id" -> id = Optional.of(value);
      case "data" -> {
        data.add(value);
        any = true;
      }
      default -> {
        // Comments, and fields that Millrace does not send.
      }
    }
  }

  private Optional<ServerEvent> end() {
    Optional<ServerEvent> event =
        any ? Optional.of(new ServerEvent(name, id, data.toString())) : Optional.empty();
    name = UNNAMED;
    id = Optional.empty();
    data = new StringJoiner("\n");
    any = false;
    return event;
  }
}
