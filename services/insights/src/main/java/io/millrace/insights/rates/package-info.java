/** Dated rates of exchange from a file, and amounts told in one currency by them. */
@NullMarked
package io.millrace.insights.rates;

import org.jspecify.annotations.NullMarked;
