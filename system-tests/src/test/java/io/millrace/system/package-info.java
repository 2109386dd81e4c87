/** The whole system as a user meets it: real processes, real signals, real files. */
@NullMarked
package io.millrace.system;

import org.jspecify.annotations.NullMarked;
