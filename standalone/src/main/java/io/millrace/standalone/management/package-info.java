/** Health, metrics and what this is, for whoever operates it: one port for all services. */
@NullMarked
package io.millrace.standalone.management;

import org.jspecify.annotations.NullMarked;
