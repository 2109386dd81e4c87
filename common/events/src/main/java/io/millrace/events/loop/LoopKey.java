package io.millrace.events.loop;

import io.millrace.events.Visitor;

/**
 * The address of an explained order.
 *
 * <p>Refunds that wait for their purchase have an address of their own. Should one come when the
 * purchase is long forgotten, it does not take the place of that purchase's explanation.
 *
 * @param visitor who ordered, as a pseudonym
 * @param platform where, an id of the catalog
 * @param order the order's number there
 * @param purchased whether the purchase is known
 */
public record LoopKey(Visitor visitor, String platform, String order, boolean purchased) {}
