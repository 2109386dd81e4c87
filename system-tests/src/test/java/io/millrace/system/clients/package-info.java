/** Clients of other products, unmodified, against a running system. */
@NullMarked
package io.millrace.system.clients;

import org.jspecify.annotations.NullMarked;
