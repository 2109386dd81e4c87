/** How the rows of a foreign CSV file become events: a small YAML file, checked and applied. */
@NullMarked
package io.millrace.standalone.mapping;

import org.jspecify.annotations.NullMarked;
