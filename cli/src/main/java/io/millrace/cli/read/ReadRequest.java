package io.millrace.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to the read API.
 *
 * @param path the path, escaped
 * @param parameters values by name, not escaped, in the order of insertion
 */
public record ReadRequest(String path, Map<String, String> parameters) {

  /** Returns a request without parameters. Every segment of the path is escaped. */
  public static ReadRequest of(String... segments) {
    return new ReadRequest(
        Arrays.stream(segments)
            .map(ReadRequest::escape)
            .collect(Collectors.joining("/", "/v1/", "")),
        Map.of());
  }

  /** Returns the same request with one more parameter. */
  public ReadRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ReadRequest(path, more);
  }

  /** Returns the same request with one more parameter if there is a value. */
  public ReadRequest with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElse(this);
  }

  /** Returns the whole address at the given gateway. */
  URI at(URI gateway) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + escape(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return gateway.resolve(query.isEmpty() ? path : path + "?" + query);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
