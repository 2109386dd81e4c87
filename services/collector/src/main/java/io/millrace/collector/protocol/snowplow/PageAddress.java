package io.millrace.collector.protocol.snowplow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;

/** Reads the campaign from the address of a page, as Snowplow's campaign attribution does. */
final class PageAddress {
  private static final String CAMPAIGN = "utm_campaign=";

  private PageAddress() {}

  /**
   * The decoded query parameter {@code utm_campaign}. Empty when the address has none, or one that
   * is blank or not percent-encoded.
   */
  static Optional<String> campaign(String url) {
    String[] parts = url.split("#", 2)[0].split("\\?", 2);
    String parameters = parts.length == 1 ? "" : parts[1];
    return Arrays.stream(parameters.split("&", -1))
        .filter(parameter -> parameter.startsWith(CAMPAIGN))
        .findFirst()
        .flatMap(parameter -> decoded(parameter.substring(CAMPAIGN.length())))
        .filter(name -> !name.isBlank());
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
