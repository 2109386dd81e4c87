/** Exchange rates by day from a file, and the conversion of amounts to one currency. */
@NullMarked
package io.millrace.insights.rates;

import org.jspecify.annotations.NullMarked;
