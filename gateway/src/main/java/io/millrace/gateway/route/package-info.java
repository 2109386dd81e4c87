/** What a route declares about itself, and what every route does to a request. */
@NullMarked
package io.millrace.gateway.route;

import org.jspecify.annotations.NullMarked;
