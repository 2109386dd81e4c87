/**
 * A made-up world of visitors who wander between platforms and buy, to have something to look at.
 */
@NullMarked
package io.millrace.standalone.demo;

import org.jspecify.annotations.NullMarked;
