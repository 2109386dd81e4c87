package io.millrace.standalone.send;

import io.millrace.events.Domain;

/**
 * An event on its way to the gateway.
 *
 * @param origin where it stands
 * @param domain the service it goes to
 * @param json the event, in one line
 */
public record Line(SourceLine origin, Domain domain, String json) {}
