package io.millrace.standalone.management;

import tools.jackson.databind.json.JsonMapper;

/** An answer of the management port. */
record Reply(int status, String type, String body) {
  private static final int OK = 200;

  static Reply json(int status, Object value) {
    return new Reply(status, "application/json", JsonMapper.shared().writeValueAsString(value));
  }

  static Reply metrics(String text) {
    return new Reply(OK, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  static Reply nothing(int status) {
    return new Reply(status, "text/plain", "");
  }
}
