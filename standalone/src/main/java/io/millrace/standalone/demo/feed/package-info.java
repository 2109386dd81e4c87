/** Sends the made-up world: what happened and what happens, with the accidents of real traffic. */
@NullMarked
package io.millrace.standalone.demo.feed;

import org.jspecify.annotations.NullMarked;
