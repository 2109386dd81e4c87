/** The plain batch calculation: all numbers from all events, written down from the definitions. */
@NullMarked
package io.millrace.audit.batch;

import org.jspecify.annotations.NullMarked;
