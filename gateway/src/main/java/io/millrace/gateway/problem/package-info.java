/** The closed list of what the gateway itself answers when it refuses. */
@NullMarked
package io.millrace.gateway.problem;

import org.jspecify.annotations.NullMarked;
