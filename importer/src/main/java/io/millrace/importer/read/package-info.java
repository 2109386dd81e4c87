/**
 * Reads files as people have them: CSV, Excel workbooks and JSON, plain or compressed, in several
 * encodings. {@link io.millrace.importer.read.InputFile} is the entry.
 */
@NullMarked
package io.millrace.importer.read;

import org.jspecify.annotations.NullMarked;
