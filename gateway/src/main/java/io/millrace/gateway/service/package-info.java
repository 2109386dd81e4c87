/** Protection of the services behind, and of the callers from their failures. */
@NullMarked
package io.millrace.gateway.service;

import org.jspecify.annotations.NullMarked;
