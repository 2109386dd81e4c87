package io.millrace.importer;

import io.millrace.events.Domain;

/**
 * An event to send.
 *
 * @param origin file and line number of the event
 * @param domain the domain of the event type
 * @param json the event, in one line
 */
public record Line(SourceLine origin, Domain domain, String json) {}
