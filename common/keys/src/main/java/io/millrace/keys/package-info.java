/** Creates API keys and keeps them in a file. */
@NullMarked
package io.millrace.keys;

import org.jspecify.annotations.NullMarked;
