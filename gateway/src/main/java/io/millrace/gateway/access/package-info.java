/** Who calls, and whether that caller may use a route. */
@NullMarked
package io.millrace.gateway.access;

import org.jspecify.annotations.NullMarked;
