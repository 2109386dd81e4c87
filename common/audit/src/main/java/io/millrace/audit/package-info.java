/**
 * An independent check of every number. It shares the definitions with the engine, but no code of
 * calculation.
 */
@NullMarked
package io.millrace.audit;

import org.jspecify.annotations.NullMarked;
