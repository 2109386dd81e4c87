/** Creates API keys, keeps them in a file, and recognizes them. */
@NullMarked
package io.millrace.gateway.keys;

import org.jspecify.annotations.NullMarked;
