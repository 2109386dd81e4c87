/** The only public door: routes, keys, limits, circuit breakers. */
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
