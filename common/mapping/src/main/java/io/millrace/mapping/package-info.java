/**
 * The mapping language: one small YAML file says how the rows or the JSON of another program become
 * events. {@link io.millrace.mapping.Mapping} is the entry. A mapping is read and checked as a
 * whole, and is then a pure function from an item to events: no I/O, no clock, no state. {@code
 * docs/mapping.md} describes the language, {@code mappings/schema.json} is its schema.
 */
@NullMarked
package io.millrace.mapping;

import org.jspecify.annotations.NullMarked;
