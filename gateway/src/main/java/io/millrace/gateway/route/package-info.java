/** The rules of routes, and the filters that every route applies to a request. */
@NullMarked
package io.millrace.gateway.route;

import org.jspecify.annotations.NullMarked;
