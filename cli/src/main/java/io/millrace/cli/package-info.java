/**
 * The commands that need no server in their process: send, watch, query, keys. The embedded server
 * adds its own commands to them.
 */
@NullMarked
package io.millrace.cli;

import org.jspecify.annotations.NullMarked;
