package io.millrace.ingest.http;

import io.millrace.events.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * The event types that the sender of a request may send. The gateway states them in the header
 * field {@value #HEADER} for senders with a restricted key. Clients cannot set this field, because
 * the gateway removes it from their requests.
 *
 * @param types all types when the request does not have the field
 * @param limited whether the request has the field: its key may be public
 */
public record SendableTypes(Set<EventType> types, boolean limited) {
  /** The names of event types with a space between them. */
  public static final String HEADER = "X-Millrace-Types";

  private static final SendableTypes ALL = new SendableTypes(EnumSet.allOf(EventType.class), false);

  public SendableTypes {
    types = Set.copyOf(types);
  }

  /** Reads the header field. An unknown name permits nothing. */
  public static SendableTypes of(HttpHeaders headers) {
    return Optional.ofNullable(headers.getFirst(HEADER)).map(SendableTypes::parse).orElse(ALL);
  }

  private static SendableTypes parse(String text) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    Arrays.stream(text.split(" ", -1)).forEach(name -> EventType.of(name).ifPresent(types::add));
    return new SendableTypes(types, true);
  }
}
