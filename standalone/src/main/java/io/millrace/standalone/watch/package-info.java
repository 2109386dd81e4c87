/** Live rows in a terminal, in lines, or in JSON. */
@NullMarked
package io.millrace.standalone.watch;

import org.jspecify.annotations.NullMarked;
