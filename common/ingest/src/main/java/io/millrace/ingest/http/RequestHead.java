package io.millrace.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The properties of a request's body, as the request's headers state them.
 *
 * @param format the format of the events in the body
 */
record RequestHead(BodyFormat format) {
  private static final Map<String, BodyFormat> FORMATS =
      Map.of(
          "application/json", BodyFormat.JSON,
          "text/plain", BodyFormat.JSON, // the beacons of browsers
          "application/x-ndjson", BodyFormat.NDJSON,
          "application/ndjson", BodyFormat.NDJSON,
          "application/jsonl", BodyFormat.NDJSON,
          "application/cloudevents+json", BodyFormat.CLOUD_EVENT,
          "application/cloudevents-batch+json", BodyFormat.CLOUD_EVENTS);

  /** Reads the headers, or refuses the request. */
  static RequestHead of(HttpHeaders headers) {
    return new RequestHead(format(headers));
  }

  private static BodyFormat format(HttpHeaders headers) {
    MediaType type = contentType(headers);
    BodyFormat format = FORMATS.get(type.getType() + '/' + type.getSubtype());
    if (format == null || (type.getCharset() != null && !UTF_8.equals(type.getCharset()))) {
      throw unsupported();
    }
    return format.equals(BodyFormat.JSON) && CloudEventHeaders.present(headers)
        ? new BodyFormat.BinaryCloudEvent(CloudEventHeaders.read(headers))
        : format;
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
    return RequestRefusals.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "content types, in UTF-8: "
            + String.join(" ", FORMATS.keySet().stream().sorted().toList()));
  }

  /** Whether the body is compressed with gzip. Refuses the request for other encodings. */
  static boolean gzip(HttpHeaders headers) {
    List<String> encodings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
    return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip" -> true;
      default ->
          throw RequestRefusals.of(
              ProblemCode.UNSUPPORTED_ENCODING, "content encodings: gzip identity");
    };
  }
}
