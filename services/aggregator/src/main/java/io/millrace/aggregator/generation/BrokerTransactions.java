package io.millrace.aggregator.generation;

import static io.millrace.aggregator.generation.BlockingAdmin.await;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Finds and ends transactions at the broker. Blocks and fails like {@link BlockingAdmin}. */
public final class BrokerTransactions {
  private static final Set<TransactionState> OPEN =
      EnumSet.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_EPOCH_FENCE,
          TransactionState.UNKNOWN);

  /** The limit of requests that are repeated each second. */
  private static final int SHORT_MS = 5_000;

  private final Admin admin;

  BrokerTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * The producers with an open transaction, by partition. Only partitions with an open transaction
   * are in the map.
   */
  Map<TopicPartition, List<ProducerState>> openOn(Collection<TopicPartition> partitions) {
    Map<TopicPartition, List<ProducerState>> open = new HashMap<>();
    await(admin.describeProducers(partitions).all())
        .forEach(
            (partition, found) -> {
              List<ProducerState> producers =
                  found.activeProducers().stream()
                      .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                      .toList();
              if (!producers.isEmpty()) {
                open.put(partition, producers);
              }
            });
    return open;
  }

  /** The ids of the producers that are in a transaction, or whose transaction is ending. */
  Set<Long> producersOfOpen() {
    return await(admin.listTransactions().all()).stream()
        .filter(transaction -> OPEN.contains(transaction.state()))
        .map(TransactionListing::producerId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The transactional ids of all transactions that are open for longer than this time. Empty when
   * the broker is older than Kafka 3.8, which cannot tell.
   */
  public List<String> openFor(Duration time) {
    ListTransactionsOptions which =
        new ListTransactionsOptions()
            .filterStates(Set.of(TransactionState.ONGOING))
            .filterOnDuration(time.toMillis())
            .timeoutMs(SHORT_MS);
    try {
      return await(admin.listTransactions(which).all()).stream()
          .map(TransactionListing::transactionalId)
          .toList();
    } catch (UnsupportedVersionException _) {
      return List.of();
    }
  }

  /**
   * Aborts the open transactions of these transactional ids. Their producers cannot write until
   * they start anew.
   */
  public void fence(Collection<String> transactionalIds) {
    // The limit is short, so that no late attempt meets a process that has come back.
    await(
        admin
            .fenceProducers(transactionalIds, new FenceProducersOptions().timeoutMs(SHORT_MS))
            .all());
  }

  void abort(AbortTransactionSpec transaction) {
    await(admin.abortTransaction(transaction).all());
  }
}
