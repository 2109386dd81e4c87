package io.millrace.ingest.decode;

import java.util.List;

/** Takes a body apart into its events. Safe for several threads. */
public final class BodyDecoder {
  private final DocumentDecoder documents;
  private final LineDecoder lines;

  /** A decoder of events that keep this contract. */
  public BodyDecoder(EventValidator contract) {
    ElementDecoder elements = new ElementDecoder(contract);
    this.documents = new DocumentDecoder(elements);
    this.lines = new LineDecoder(elements);
  }

  /**
   * Decodes every element of a body; a bad one leaves its neighbours alone.
   *
   * @param body UTF-8, of which the first {@code length} bytes count
   * @throws UnreadableException when the body as a whole is not of its format, or has more than 1
   *     000 elements
   */
  public List<Decoded> decode(byte[] body, int length, BodyFormat format)
      throws UnreadableException {
    return switch (format) {
      case JSON -> documents.objectOrArray(body, length);
      case NDJSON -> lines.decode(body, length);
      case CLOUD_EVENT -> documents.cloudEvent(body, length);
      case CLOUD_EVENTS -> documents.cloudEvents(body, length);
    };
  }
}
