/**
 * Reads a whole topic in each instance into a target, from a position that is stored with the data
 * of the target.
 */
@NullMarked
package io.millrace.insights.topic;

import org.jspecify.annotations.NullMarked;
