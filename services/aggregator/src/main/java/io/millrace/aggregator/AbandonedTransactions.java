package io.millrace.aggregator;

import io.millrace.aggregator.generation.BlockingAdmin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the transactions of processes that are gone. A killed process leaves a transaction open,
 * and all readers wait at its first record until it is aborted. The broker aborts it when it times
 * out, but the consumer group knows earlier that the process is gone.
 *
 * <p>An abort cannot lose or double anything, because offsets and results are in one transaction. A
 * process that comes back is fenced, and its tasks read the same records again.
 *
 * <p>For use by one thread.
 */
final class AbandonedTransactions {
  private static final Logger log = LoggerFactory.getLogger(AbandonedTransactions.class);

  /** The id that Kafka Streams gives each process; its clients and transactions are named by it. */
  private static final String PROCESS_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final BlockingAdmin broker;
  private final Duration openFor;
  private boolean failing;

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
   * Aborts the open transactions whose process is not in the group. Does nothing when a member of
   * the group has a client id of another form, for example by {@code client.id}, because its
   * process is not known then. Blocks for some seconds at most. A failure is logged once; then the
   * transactions end by their timeout.
   *
   * @param applicationId of the stream, which is also its group
   */
  void abort(String applicationId) {
    try {
      List<String> abandoned = abandoned(applicationId);
      if (!abandoned.isEmpty()) {
        log.info("the processes of these transactions are gone: {} are aborted", abandoned);
        broker.transactions().fence(abandoned);
      }
      failing = false;
    } catch (KafkaException e) {
      if (!failing) {
        log.warn(
            "transactions of processes that are gone cannot be found or aborted (this needs the"
                + " rights Describe and Write on transactional ids); they end by their timeout: {}",
            e.toString());
      }
      failing = true;
    }
  }

  private List<String> abandoned(String applicationId) {
    String process = Pattern.quote(applicationId) + "-" + PROCESS_ID;
    Pattern transaction = Pattern.compile(process + "-\\d+");
    List<String> open =
        broker.transactions().openFor(openFor).stream()
            .filter(transaction.asMatchPredicate())
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    // The group is asked last: a process joins it before it begins a transaction.
    Set<String> members = broker.memberClients(applicationId);
    Pattern client = Pattern.compile(process + "-.+");
    boolean known = !members.isEmpty() && members.stream().allMatch(client.asMatchPredicate());
    return known ? open.stream().filter(id -> !hasMember(id, members)).toList() : List.of();
  }

  /** Whether a client in the group is of the process that began the transaction. */
  private static boolean hasMember(String transaction, Set<String> members) {
    String process = transaction.substring(0, transaction.lastIndexOf('-') + 1);
    return members.stream().anyMatch(client -> client.startsWith(process));
  }
}
