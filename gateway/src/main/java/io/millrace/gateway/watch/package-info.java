/** What an operator sees of the gateway's own work. */
@NullMarked
package io.millrace.gateway.watch;

import org.jspecify.annotations.NullMarked;
