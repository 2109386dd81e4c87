/**
 * Answers who earned credit: rankings of creators, campaigns and items, and the course of one of
 * them.
 */
@NullMarked
package io.millrace.insights.entities;

import org.jspecify.annotations.NullMarked;
