/** API keys: how they are made, kept in a file, and recognized. */
@NullMarked
package io.millrace.gateway.keys;

import org.jspecify.annotations.NullMarked;
