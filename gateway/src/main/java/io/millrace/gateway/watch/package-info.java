/** The gateway's own metrics for operators. */
@NullMarked
package io.millrace.gateway.watch;

import org.jspecify.annotations.NullMarked;
