package io.millrace.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response as received.
 *
 * @param body the text
 * @param link the header {@code Link} (RFC 8288)
 * @param lag the header {@code Millrace-Lag}
 */
public record Reply(String body, Optional<String> link, Optional<String> lag) {
  private static final Pattern NEXT = Pattern.compile("[?&]cursor=([^&>]+)[^>]*>;\\s*rel=\"?next");

  /** Returns the cursor of the next page. CSV answers have it in the header {@code Link}. */
  Optional<String> linkedCursor() {
    return link.map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> URLDecoder.decode(found.group(1), UTF_8));
  }
}
