/** What a person sees: the dashboard in a real browser, against the running system. */
@NullMarked
package io.millrace.system.browser;

import org.jspecify.annotations.NullMarked;
