/**
 * What every HTTP process shares: errors as problems, trust in the gateway, limits on slow clients.
 */
@NullMarked
package io.millrace.web;

import org.jspecify.annotations.NullMarked;
