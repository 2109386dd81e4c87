/**
 * Imports files: reads records, maps them to events, sends the events through the gateway in
 * batches with retries, and counts the result of every record.
 */
@NullMarked
package io.millrace.importer;

import org.jspecify.annotations.NullMarked;
