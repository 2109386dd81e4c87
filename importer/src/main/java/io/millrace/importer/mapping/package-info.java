/**
 * Converts the rows of other programs' CSV files into events, with rules from a small YAML file.
 */
@NullMarked
package io.millrace.importer.mapping;

import org.jspecify.annotations.NullMarked;
