package io.millrace.importer;

/** Accepts batches of events. */
@FunctionalInterface
interface Gateway {

  /** Sends the batch once and returns the result. */
  GatewayReply post(EventBatch batch) throws InterruptedException;
}
