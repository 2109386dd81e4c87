/** The closed list of the gateway's own problem codes. */
@NullMarked
package io.millrace.gateway.problem;

import org.jspecify.annotations.NullMarked;
