package io.millrace.gateway.route;

import java.util.Locale;

/** The services behind the gateway that it sends requests to. */
public enum BackendService {
  CONTENT,
  SOCIAL,
  COMMERCE,
  INSIGHTS;

  /** The name in configuration, metrics and problems. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
