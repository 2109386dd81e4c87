/** The commands that need the embedded server: demo, serve, audit, republish, rebuild. */
@NullMarked
package io.millrace.standalone.command;

import org.jspecify.annotations.NullMarked;
