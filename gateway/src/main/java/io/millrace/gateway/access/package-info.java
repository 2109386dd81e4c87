/** Identifies the caller of a request, and checks whether the caller may use the route. */
@NullMarked
package io.millrace.gateway.access;

import org.jspecify.annotations.NullMarked;
