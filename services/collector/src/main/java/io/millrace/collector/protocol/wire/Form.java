package io.millrace.collector.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.collector.protocol.ProtocolException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a body of type {@code application/x-www-form-urlencoded}, whatever type the client
 * declares. Of fields with one name the first counts.
 */
public final class Form {
  private static final int MAX_FIELDS = 32;

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Reads a form of at most 32 fields. */
  public static Form read(String body) throws ProtocolException {
    Map<String, String> fields = new LinkedHashMap<>();
    String[] parts = body.split("&", MAX_FIELDS + 1);
    if (parts.length > MAX_FIELDS) {
      throw new ProtocolException("the form has more than %d fields".formatted(MAX_FIELDS));
    }
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  /** The value of the field; empty when the form does not have it, or has it without a value. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  private static String decoded(String text) throws ProtocolException {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      throw new ProtocolException("the form has an incomplete %-escape");
    }
  }
}
