/** Whether raw ids of visitors stay out of everything that is kept. */
@NullMarked
package io.millrace.system.privacy;

import org.jspecify.annotations.NullMarked;
