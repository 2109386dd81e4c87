package io.millrace.keys;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the content of a file of keys, in JSON. */
public final class KeyJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record Document(List<ApiKey> keys) {}

  private KeyJson() {}

  static byte[] write(List<ApiKey> keys) {
    return MAPPER.writeValueAsBytes(new Document(keys));
  }

  /**
   * Reads the keys. A missing file has no keys.
   *
   * @throws IOException when the content is not a list of keys with distinct prefixes; an empty
   *     file is not
   */
  public static List<ApiKey> read(Optional<byte[]> file) throws IOException {
    return file.isEmpty() ? List.of() : distinct(parse(file.get()));
  }

  private static List<ApiKey> parse(byte[] content) throws IOException {
    try {
      return List.copyOf(MAPPER.readValue(content, Document.class).keys());
    } catch (JacksonException | NullPointerException e) {
      throw new IOException("not a file of keys: " + e.getClass().getSimpleName());
    }
  }

  private static List<ApiKey> distinct(List<ApiKey> keys) throws IOException {
    Set<String> prefixes = new HashSet<>();
    for (ApiKey key : keys) {
      if (!prefixes.add(key.prefix())) {
        throw new IOException("prefix " + key.prefix() + " occurs twice");
      }
    }
    return keys;
  }
}
