/** Protects the services from too many calls, and the callers from the failures of services. */
@NullMarked
package io.millrace.gateway.service;

import org.jspecify.annotations.NullMarked;
