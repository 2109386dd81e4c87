package io.millrace.standalone.server;

/** The order of the parts. The last one stops first, because it needs those before it. */
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
