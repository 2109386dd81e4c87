package io.millrace.gateway.service;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** Tells that a service is not there from everything that a request may have brought about. */
final class Unreachable {
  private Unreachable() {}

  /** Whether no connection could be made; connections that time out are among them. */
  static boolean is(Throwable error) {
    return error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || error instanceof UnknownHostException
        || (error.getCause() != null && is(error.getCause()));
  }
}
