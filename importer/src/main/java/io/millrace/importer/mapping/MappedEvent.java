package io.millrace.importer.mapping;

import io.millrace.events.Domain;

/**
 * An event that was made from a line.
 *
 * @param domain the domain of the event type
 * @param json the event, in one line
 */
public record MappedEvent(Domain domain, String json) {}
