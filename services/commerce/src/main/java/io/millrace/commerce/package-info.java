/**
 * The ingest service of commerce events; {@link io.millrace.commerce.CommerceApplication} starts
 * it.
 */
@NullMarked
package io.millrace.commerce;

import org.jspecify.annotations.NullMarked;
