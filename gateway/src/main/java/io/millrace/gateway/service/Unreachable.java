package io.millrace.gateway.service;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/**
 * Recognizes errors that mean that a service cannot be reached. A request cannot cause these
 * errors.
 */
final class Unreachable {
  private Unreachable() {}

  /** Whether no connection could be made. This includes a timeout of the connection attempt. */
  static boolean is(Throwable error) {
    return error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || error instanceof UnknownHostException
        || (error.getCause() != null && is(error.getCause()));
  }
}
