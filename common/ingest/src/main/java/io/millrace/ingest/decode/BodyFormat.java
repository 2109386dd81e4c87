package io.millrace.ingest.decode;

/** The format of the events in a request body. */
public enum BodyFormat {
  /** One event object, or an array of them. */
  JSON,
  /** One event object per line. */
  NDJSON,
  /** One structured CloudEvent. */
  CLOUD_EVENT,
  /** An array of structured CloudEvents. */
  CLOUD_EVENTS
}
