/**
 * The fault matrix of the reliability promises: real processes, real signals, cut connections. A
 * ledger client sends again only what was not acknowledged, so a lost acknowledged event shows.
 */
@NullMarked
package io.millrace.system.faults;

import org.jspecify.annotations.NullMarked;
