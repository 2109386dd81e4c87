/** Orders explained: which touches a purchase had, and what each earned of it. */
@NullMarked
package io.millrace.events.loop;

import org.jspecify.annotations.NullMarked;
