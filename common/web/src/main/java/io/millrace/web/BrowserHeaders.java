package io.millrace.web;

import java.util.Map;

/** Header fields that tell browsers to trust an answer with no more than it needs. */
public final class BrowserHeaders {
  /** For every answer. */
  public static final Map<String, String> COMMON =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin");

  /** The name of the header of {@link #POLICY_OF_DATA}. */
  public static final String POLICY = "Content-Security-Policy";

  /** For answers that are no pages: they need nothing. */
  public static final String POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

  private BrowserHeaders() {}
}
