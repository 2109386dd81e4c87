/** What clients say about the ids of visitors: {@code IdentityStatement}. */
@NullMarked
package io.millrace.events.identity;

import org.jspecify.annotations.NullMarked;
