/**
 * What must be settled before the stream starts: that the data is counted by this process's terms,
 * and that a rebuild has left nothing that was counted before it.
 */
@NullMarked
package io.millrace.aggregator.generation;

import org.jspecify.annotations.NullMarked;
