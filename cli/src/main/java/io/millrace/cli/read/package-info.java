/**
 * A client of the read API. It speaks HTTP through {@code HttpURLConnection}, because that client
 * starts in a fifth of the time of the newer one, and a command runs only for a moment.
 */
@NullMarked
package io.millrace.cli.read;

import org.jspecify.annotations.NullMarked;
