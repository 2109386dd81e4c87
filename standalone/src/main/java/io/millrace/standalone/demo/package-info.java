/**
 * A made-up world to have something to look at: {@code world} says what happens in it, {@code feed}
 * sends it through the gateway, as anyone would.
 */
@NullMarked
package io.millrace.standalone.demo;

import org.jspecify.annotations.NullMarked;
