package io.millrace.collector.protocol;

/**
 * One route of a protocol.
 *
 * @param method the HTTP method in upper case, {@code POST} or {@code GET}
 * @param path the exact path, for example {@code /v1/batch}
 */
public record ProtocolRoute(String method, String path) {

  public static ProtocolRoute post(String path) {
    return new ProtocolRoute("POST", path);
  }

  public static ProtocolRoute get(String path) {
    return new ProtocolRoute("GET", path);
  }
}
