package io.millrace.gateway.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds a key in the body of a request, where the clients of some foreign protocols put it. It
 * reads JSON, JSON with gzip, and a form whose field {@code data} is JSON in base64, up to {@value
 * #MOST} decompressed bytes.
 */
final class KeyInBody {
  static final int MOST = 1 << 20;

  /** PostHog's {@code api_key} and {@code token}, Segment's {@code writeKey}, Snowplow's app id. */
  private static final Set<String> NAMES = Set.of("api_key", "token", "writeKey", "aid");

  private static final String START = "mr_";
  private static final String FORM = "data=";
  private static final JsonFactory JSON = new JsonFactory();

  private KeyInBody() {}

  /** The text of the first key; empty when no field has the form of a key. */
  static Optional<String> of(byte[] body) {
    try (InputStream json = json(body);
        JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      return find(parser);
    } catch (JacksonException | IOException | IllegalArgumentException _) {
      return Optional.empty(); // the service behind says what is wrong with the body
    }
  }

  private static Optional<String> find(JsonParser parser) {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      boolean named = token == JsonToken.VALUE_STRING && NAMES.contains(name(parser));
      if (named && parser.getString().startsWith(START)) {
        return Optional.of(parser.getString());
      }
    }
    return Optional.empty();
  }

  private static String name(JsonParser parser) {
    String name = parser.currentName();
    return name == null ? "" : name;
  }

  private static InputStream json(byte[] body) throws IOException {
    byte[] content = startsWith(body, FORM) ? fromForm(body) : body;
    InputStream plain = new ByteArrayInputStream(content);
    boolean gzip = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    return new Bounded(gzip ? new GZIPInputStream(plain) : plain);
  }

  private static byte[] fromForm(byte[] body) {
    String text = new String(body, ISO_8859_1);
    int end = text.indexOf('&');
    String value = text.substring(FORM.length(), end < 0 ? text.length() : end);
    return Base64.getMimeDecoder().decode(URLDecoder.decode(value, ISO_8859_1));
  }

  private static boolean startsWith(byte[] body, String start) {
    return body.length >= start.length()
        && new String(body, 0, start.length(), ISO_8859_1).equals(start);
  }

  /** Ends after {@value KeyInBody#MOST} bytes. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private int left = MOST;

    Bounded(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = in.read(target, offset, Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
