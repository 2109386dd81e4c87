package io.millrace.standalone.mapping;

import io.millrace.events.Domain;

/**
 * An event made of a row.
 *
 * @param domain the service it goes to
 * @param json one line
 */
public record MappedEvent(Domain domain, String json) {}
