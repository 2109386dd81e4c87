package io.millrace.events.loop;

import io.millrace.events.Visitor;

/**
 * The key of an explained order.
 *
 * <p>Refunds that wait for their purchase have a key of their own. A refund may arrive after the
 * purchase has left the state; it then does not replace the explanation of that purchase.
 *
 * @param visitor the pseudonym of the buyer
 * @param platform the platform, an id of the catalog
 * @param order the order's number on the platform
 * @param purchased whether the purchase is known
 */
public record LoopKey(Visitor visitor, String platform, String order, boolean purchased) {}
