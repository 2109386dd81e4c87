/** Orders explained: by which touches a purchase came about, and what each earned. */
@NullMarked
package io.millrace.insights.orders;

import org.jspecify.annotations.NullMarked;
