package io.millrace.standalone.read;

import java.util.Optional;

/**
 * An event of a stream.
 *
 * @param name of its kind, {@code message} when it has none
 * @param id to go on behind it
 * @param data the text
 */
public record ServerEvent(String name, Optional<String> id, String data) {}
