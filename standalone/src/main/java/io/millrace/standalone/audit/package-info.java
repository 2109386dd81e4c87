/** Reads everything that is on the broker and compares it with a plain calculation. */
@NullMarked
package io.millrace.standalone.audit;

import org.jspecify.annotations.NullMarked;
