package io.millrace.standalone.management;

import tools.jackson.databind.json.JsonMapper;

/** A response of the management port. */
record ManagementReply(int status, String type, String body) {
  private static final int OK = 200;

  static ManagementReply json(int status, Object value) {
    return new ManagementReply(
        status, "application/json", JsonMapper.shared().writeValueAsString(value));
  }

  static ManagementReply metrics(String text) {
    return new ManagementReply(OK, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  static ManagementReply nothing(int status) {
    return new ManagementReply(status, "text/plain", "");
  }
}
