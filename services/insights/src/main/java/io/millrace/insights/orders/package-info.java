/** Explained orders: the touches that led to a purchase, and the credit of each touch. */
@NullMarked
package io.millrace.insights.orders;

import org.jspecify.annotations.NullMarked;
