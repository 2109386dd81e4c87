/**
 * The HTTP code that every process shares: errors as problems, the secret of the gateway, and
 * limits for slow clients.
 */
@NullMarked
package io.millrace.web;

import org.jspecify.annotations.NullMarked;
