/**
 * The ingest service of content events; {@link io.millrace.content.ContentApplication} starts it.
 */
@NullMarked
package io.millrace.content;

import org.jspecify.annotations.NullMarked;
