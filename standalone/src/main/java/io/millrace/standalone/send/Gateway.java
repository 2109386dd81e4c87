package io.millrace.standalone.send;

/** Where batches go. */
@FunctionalInterface
interface Gateway {

  /** Sends once and says what became of it. */
  GatewayReply post(EventBatch batch) throws InterruptedException;
}
