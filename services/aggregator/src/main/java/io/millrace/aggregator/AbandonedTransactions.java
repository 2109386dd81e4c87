package io.millrace.aggregator;

import io.millrace.aggregator.generation.BlockingAdmin;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the transactions of processes that are gone. A killed process leaves a transaction open,
 * and all readers wait at its first record until it is aborted. The broker aborts it when it times
 * out, but the consumer group knows earlier that the process is gone.
 *
 * <p>The abort cannot harm a process that lives: a process that the group has removed cannot commit
 * its offsets, so its transaction has to be aborted anyway.
 */
final class AbandonedTransactions {
  private static final Logger log = LoggerFactory.getLogger(AbandonedTransactions.class);

  /** The id that Kafka Streams gives each process; its clients and transactions are named by it. */
  private static final String PROCESS_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final BlockingAdmin broker;
  private final Duration openFor;

  /**
   * Creates a search for abandoned transactions.
   *
   * @param broker is asked at each search
   * @param openFor transactions that are open for a shorter time are left alone
   */
  AbandonedTransactions(BlockingAdmin broker, Duration openFor) {
    this.broker = broker;
    this.openFor = openFor;
  }

  /**
   * Aborts the open transactions whose process is not in the group. Blocks; throws a {@code
   * KafkaException} when the broker does not answer.
   *
   * @param applicationId of the stream, which is also its group
   */
  void abort(String applicationId) {
    List<String> open = ofStream(applicationId, broker.transactionsOpenFor(openFor));
    if (open.isEmpty()) {
      return;
    }
    // The group is asked last: a process joins it before it begins a transaction.
    Set<String> members = broker.memberClients(applicationId);
    List<String> abandoned =
        open.stream().filter(transaction -> !hasMember(transaction, members)).toList();
    if (!abandoned.isEmpty()) {
      log.info("the processes of these transactions are gone, so they are aborted: {}", abandoned);
      broker.fence(abandoned);
    }
  }

  private static List<String> ofStream(String applicationId, Collection<String> transactions) {
    Pattern own = Pattern.compile(Pattern.quote(applicationId) + "-" + PROCESS_ID + "-\\d+");
    return transactions.stream().filter(own.asMatchPredicate()).toList();
  }

  /** Whether a client in the group is of the process that began the transaction. */
  private static boolean hasMember(String transaction, Set<String> members) {
    String process = transaction.substring(0, transaction.lastIndexOf('-') + 1);
    return members.stream().anyMatch(client -> client.startsWith(process));
  }
}
