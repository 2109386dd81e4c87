/** Explained orders: the touches of a purchase and the credit of each touch. */
@NullMarked
package io.millrace.events.loop;

import org.jspecify.annotations.NullMarked;
