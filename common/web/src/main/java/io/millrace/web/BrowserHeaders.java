package io.millrace.web;

import java.util.Map;

/** Header fields with which browsers give an answer only the rights that it needs. */
public final class BrowserHeaders {
  /** Header fields of every answer. */
  public static final Map<String, String> COMMON =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin");

  /** The name of the header field whose value is {@link #POLICY_OF_DATA}. */
  public static final String POLICY = "Content-Security-Policy";

  /** The policy of answers that are not pages: they may load nothing. */
  public static final String POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

  private BrowserHeaders() {}
}
