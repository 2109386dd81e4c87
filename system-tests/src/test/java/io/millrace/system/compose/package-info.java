/** The Compose file: valid, safe, and in the words that the services understand. */
@NullMarked
package io.millrace.system.compose;

import org.jspecify.annotations.NullMarked;
