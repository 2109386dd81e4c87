package io.millrace.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * Reads the attributes of a CloudEvent in binary mode from the headers {@code ce-*}. As the HTTP
 * binding of CloudEvents 1.0.2 says, a value may be a quoted string, and its characters beyond
 * ASCII are percent-encoded UTF-8. UTF-8 that is not encoded is taken as well.
 */
final class CloudEventHeaders {
  private static final String PREFIX = "ce-";
  private static final String VERSION = "ce-specversion";

  private CloudEventHeaders() {}

  /** Whether the request is a CloudEvent in binary mode, when its content type allows it. */
  static boolean present(HttpHeaders headers) {
    return headers.containsHeader(VERSION);
  }

  /** The attributes by their names, or a refusal of the request. */
  static Map<String, String> read(HttpHeaders headers) {
    Map<String, String> attributes = new HashMap<>();
    headers.forEach(
        (header, values) -> {
          String name = header.toLowerCase(Locale.ROOT);
          if (name.startsWith(PREFIX)) {
            attributes.put(name.substring(PREFIX.length()), value(name, values));
          }
        });
    return attributes;
  }

  private static String value(String name, List<String> values) {
    if (values.size() != 1) {
      throw refusal(name, "appears twice");
    }
    try {
      byte[] bytes = percentDecoded(unquoted(values.getFirst()));
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException | IllegalArgumentException _) {
      throw refusal(name, "is not percent-encoded UTF-8");
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  /** The bytes of a header's value, each of which is one char. */
  private static byte[] percentDecoded(String value) {
    byte[] raw = value.getBytes(ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%' && i + 2 >= raw.length) {
        throw new IllegalArgumentException("half an encoded byte");
      } else if (raw[i] == '%') {
        bytes.write(HexFormat.fromHexDigits(value, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static ProblemException refusal(String name, String reason) {
    return RequestRefusals.of(
        ProblemCode.NOT_PARSEABLE, "the header %s %s".formatted(name, reason));
  }
}
