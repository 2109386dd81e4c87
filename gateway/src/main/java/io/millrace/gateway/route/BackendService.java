package io.millrace.gateway.route;

import java.util.Locale;

/** The services to which the gateway sends requests. */
public enum BackendService {
  CONTENT,
  SOCIAL,
  COMMERCE,
  COLLECTOR,
  INSIGHTS;

  /** The name in configuration, metrics and problem details. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
