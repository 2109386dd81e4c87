package io.millrace.ingest.decode;

import java.util.List;

/** Decodes the events of a request body. Safe for several threads. */
public final class BodyDecoder {
  private final DocumentDecoder documents;
  private final LineDecoder lines;

  /** Creates a decoder that checks each event with the validator {@code validator}. */
  public BodyDecoder(EventValidator validator) {
    ElementDecoder elements = new ElementDecoder(validator);
    this.documents = new DocumentDecoder(elements);
    this.lines = new LineDecoder(elements);
  }

  /**
   * Decodes every element of a body. An invalid element does not affect the other elements.
   *
   * @param body UTF-8 text in the first {@code length} bytes
   * @throws UnreadableException when the whole body does not have its format, or has more than 1
   *     000 elements
   */
  public List<Decoded> decode(byte[] body, int length, BodyFormat format)
      throws UnreadableException {
    return switch (format) {
      case BodyFormat.Document.JSON -> documents.objectOrArray(body, length);
      case BodyFormat.Document.NDJSON -> lines.decode(body, length);
      case BodyFormat.Document.CLOUD_EVENT -> documents.cloudEvent(body, length);
      case BodyFormat.Document.CLOUD_EVENTS -> documents.cloudEvents(body, length);
      case BodyFormat.BinaryCloudEvent binary -> documents.binary(body, length, binary);
    };
  }
}
