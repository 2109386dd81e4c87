/** Finds free ports of this machine. */
@NullMarked
package io.millrace.standalone.net;

import org.jspecify.annotations.NullMarked;
