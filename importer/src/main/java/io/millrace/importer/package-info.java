/**
 * Sends events of files through the gateway in batches, with retries, and counts the result of
 * every line.
 */
@NullMarked
package io.millrace.importer;

import org.jspecify.annotations.NullMarked;
