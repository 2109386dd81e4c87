/** Facts and the cells they add up in: the contract between aggregator and insights. */
@NullMarked
package io.millrace.events.cell;

import org.jspecify.annotations.NullMarked;
