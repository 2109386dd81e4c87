/** Lets a browser start the demo world of an instance that has one. */
@NullMarked
package io.millrace.gateway.demo;

import org.jspecify.annotations.NullMarked;
