package io.millrace.cli.read;

import java.util.Optional;

/**
 * A server-sent event.
 *
 * @param name the event name, {@code message} when it has none
 * @param id the id to resume the stream after this event
 * @param data the text
 */
public record ServerEvent(String name, Optional<String> id, String data) {}
