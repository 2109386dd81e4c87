/** Finds free ports of this machine. */
@NullMarked
package io.millrace.kafka.net;

import org.jspecify.annotations.NullMarked;
