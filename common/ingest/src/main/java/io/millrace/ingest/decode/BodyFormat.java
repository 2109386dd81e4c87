package io.millrace.ingest.decode;

import java.util.Map;

/** The format of the events in a request body. */
public sealed interface BodyFormat {
  /** {@link Document#JSON}. */
  BodyFormat JSON = Document.JSON;

  /** {@link Document#NDJSON}. */
  BodyFormat NDJSON = Document.NDJSON;

  /** {@link Document#CLOUD_EVENT}. */
  BodyFormat CLOUD_EVENT = Document.CLOUD_EVENT;

  /** {@link Document#CLOUD_EVENTS}. */
  BodyFormat CLOUD_EVENTS = Document.CLOUD_EVENTS;

  /** A format in which the body has everything. */
  enum Document implements BodyFormat {
    /** One event object, or an array of them. An object with specversion is a CloudEvent. */
    JSON,
    /** One event object per line. An object with specversion is a CloudEvent. */
    NDJSON,
    /** One structured CloudEvent. */
    CLOUD_EVENT,
    /** An array of structured CloudEvents. */
    CLOUD_EVENTS
  }

  /**
   * One CloudEvent in binary mode. The body is its data, a JSON object.
   *
   * @param attributes the attributes by their names, from the headers of the request
   */
  record BinaryCloudEvent(Map<String, String> attributes) implements BodyFormat {
    public BinaryCloudEvent {
      attributes = Map.copyOf(attributes);
    }
  }
}
