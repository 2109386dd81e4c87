/** Serves the files of the dashboard from the class path. */
@NullMarked
package io.millrace.gateway.pages;

import org.jspecify.annotations.NullMarked;
