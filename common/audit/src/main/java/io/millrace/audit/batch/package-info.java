/** The batch calculation: it computes all numbers from all events directly from the definitions. */
@NullMarked
package io.millrace.audit.batch;

import org.jspecify.annotations.NullMarked;
