/** Tables and figures for people who look at a terminal. */
@NullMarked
package io.millrace.standalone.text;

import org.jspecify.annotations.NullMarked;
