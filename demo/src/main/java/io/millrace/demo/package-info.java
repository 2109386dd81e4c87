/**
 * A made-up world that fills a Millrace with data. {@code world} computes the events, and {@code
 * feed} sends them through the gateway, like any other client.
 */
@NullMarked
package io.millrace.demo;

import org.jspecify.annotations.NullMarked;
