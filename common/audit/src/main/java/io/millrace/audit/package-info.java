/** A second opinion about every number, which shares nothing with the engine but the words. */
@NullMarked
package io.millrace.audit;

import org.jspecify.annotations.NullMarked;
