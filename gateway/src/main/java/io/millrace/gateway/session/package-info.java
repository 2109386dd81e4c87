/** Signing in and out, for browsers. */
@NullMarked
package io.millrace.gateway.session;

import org.jspecify.annotations.NullMarked;
