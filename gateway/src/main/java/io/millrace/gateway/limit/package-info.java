/** Limits what one caller may send: requests, bytes, open streams, and the size of one body. */
@NullMarked
package io.millrace.gateway.limit;

import org.jspecify.annotations.NullMarked;
