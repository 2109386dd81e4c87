/** Serves health, metrics and version information of all services on one port. */
@NullMarked
package io.millrace.standalone.management;

import org.jspecify.annotations.NullMarked;
