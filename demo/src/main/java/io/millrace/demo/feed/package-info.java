/** Sends the history and the present of the made-up world, with late, repeated and wrong events. */
@NullMarked
package io.millrace.demo.feed;

import org.jspecify.annotations.NullMarked;
