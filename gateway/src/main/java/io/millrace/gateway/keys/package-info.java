/** Keeps the keys of the file of keys in memory and recognizes them. */
@NullMarked
package io.millrace.gateway.keys;

import org.jspecify.annotations.NullMarked;
