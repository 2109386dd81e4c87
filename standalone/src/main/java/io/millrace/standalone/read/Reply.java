package io.millrace.standalone.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as it came.
 *
 * @param body the text
 * @param link the header {@code Link} (RFC 8288)
 * @param lag the header {@code Millrace-Lag}
 */
public record Reply(String body, Optional<String> link, Optional<String> lag) {
  private static final Pattern NEXT = Pattern.compile("[?&]cursor=([^&>]+)[^>]*>;\\s*rel=\"?next");

  /** The cursor of the page behind this one, for answers that cannot hold it themselves. */
  Optional<String> linkedCursor() {
    return link.map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> URLDecoder.decode(found.group(1), UTF_8));
  }
}
