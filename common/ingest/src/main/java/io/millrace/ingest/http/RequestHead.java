package io.millrace.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.ingest.answer.Code;
import io.millrace.ingest.decode.Format;
import io.millrace.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a request's headers say about its body.
 *
 * @param format how events are held
 * @param gzip whether it is compressed
 */
record RequestHead(Format format, boolean gzip) {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "application/json", Format.JSON,
          "application/x-ndjson", Format.NDJSON,
          "application/cloudevents+json", Format.CLOUD_EVENT,
          "application/cloudevents-batch+json", Format.CLOUD_EVENTS);

  /** Reads the headers, or refuses the request. */
  static RequestHead of(HttpHeaders headers) {
    return new RequestHead(format(headers), gzip(headers));
  }

  private static Format format(HttpHeaders headers) {
    MediaType type = contentType(headers);
    Format format = FORMATS.get(type.getType() + '/' + type.getSubtype());
    if (format == null || (type.getCharset() != null && !UTF_8.equals(type.getCharset()))) {
      throw unsupported();
    }
    return format;
  }

  private static MediaType contentType(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      if (type == null) {
        throw unsupported();
      }
      return type;
    } catch (InvalidMediaTypeException _) {
      throw unsupported();
    }
  }

  private static ProblemException unsupported() {
    return Refusals.of(
        Code.UNSUPPORTED_MEDIA_TYPE,
        "content types, in UTF-8: "
            + String.join(" ", FORMATS.keySet().stream().sorted().toList()));
  }

  private static boolean gzip(HttpHeaders headers) {
    List<String> encodings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
    return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip" -> true;
      default -> throw Refusals.of(Code.UNSUPPORTED_ENCODING, "content encodings: gzip identity");
    };
  }
}
