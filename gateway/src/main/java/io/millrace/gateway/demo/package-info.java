/** The demo world as something that a browser can switch on, where there is one. */
@NullMarked
package io.millrace.gateway.demo;

import org.jspecify.annotations.NullMarked;
