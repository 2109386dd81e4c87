/** The only public entry of Millrace: routes, API keys, limits and circuit breakers. */
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
