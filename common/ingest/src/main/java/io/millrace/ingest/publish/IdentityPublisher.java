package io.millrace.ingest.publish;

import io.millrace.events.identity.IdentityStatement;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Publishes identity statements, with the same guarantees as events. */
public interface IdentityPublisher {

  /**
   * Publishes all statements. May block for a bounded time, so it must not run on an event loop.
   *
   * @return completes when the outcome of each statement is known, within a bounded time and never
   *     exceptionally
   */
  CompletionStage<Acknowledgements> publishIdentities(List<IdentityStatement> statements);
}
