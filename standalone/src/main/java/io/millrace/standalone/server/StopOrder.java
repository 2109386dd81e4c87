package io.millrace.standalone.server;

/** What is stopped after what: the last one first, as it needs those before it. */
enum StopOrder {
  FOLDER,
  MANAGEMENT,
  BROKER,
  LOG_ENDS,
  STORE,
  INGEST,
  AGGREGATOR,
  INSIGHTS,
  GATEWAY,
  DEMO
}
