package io.millrace.standalone.audit;

import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.UncountedRecords;
import io.millrace.audit.AuditFindings;
import io.millrace.audit.AuditScope;
import io.millrace.audit.Balance;
import io.millrace.audit.Recount;
import io.millrace.audit.RecountPortion;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.GenerationReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Recomputes every cell from the events on the broker and compares it with the summaries. The
 * comparison needs a time at which all received events are counted. An audit only reads. For one
 * thread.
 */
public final class TopicAudit {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

  /** A touch may be as old as the lookback, and its first events may be older. */
  private static final Duration BEFORE_LOOKBACK = Duration.ofDays(1);

  private final AuditSettings settings;
  private final Consumer<String> steps;

  /**
   * Creates an audit. {@link #run} starts it.
   *
   * @param steps receives a line for the user after each step
   */
  public TopicAudit(AuditSettings settings, Consumer<String> steps) {
    this.settings = settings;
    this.steps = steps;
  }

  /**
   * Runs the audit and returns its result.
   *
   * @throws AuditException when the audit is not possible or would have no result
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public AuditResult run() throws InterruptedException {
    GenerationRecord record = generationRecord();
    try (TopicScan scan = new TopicScan(settings.client());
        Admin admin = Admin.create(settings.client());
        UncountedRecords backlog =
            new UncountedRecords(
                new BlockingAdmin(admin), settings.client(), Generation.of(record))) {
      awaitAllCounted(backlog);
      List<TopicPartition> events =
          scan.partitions(Topics.events().stream().map(topic -> topic.name()).toList());
      Map<TopicPartition, Long> ends = scan.ends(events);
      long from = from(scan, events, record.calculation());
      // Waits again, because the end offsets of the events are known only now.
      awaitAllCounted(backlog);
      List<TopicPartition> summaries = scan.partitions(List.of(Topics.SUMMARIES.name()));
      Map<TopicPartition, Long> written = scan.ends(summaries);
      AuditResult result =
          compare(
              new SummaryCells(scan, written),
              new RawEvents(scan, record.calculation(), settings.catalog(), ends),
              record.calculation(),
              from);
      requireQuiet(scan, ends, written);
      return result;
    }
  }

  private GenerationRecord generationRecord() {
    try (GenerationReader reader = new GenerationReader(settings.client())) {
      GenerationRecord record =
          reader
              .read()
              .orElseThrow(() -> new AuditException("nothing was counted here yet"))
              .record();
      if (record.clearing()) {
        throw new AuditException(
            "a rebuild is not finished; start Millrace, which continues it, and audit"
                + " after that");
      }
      requireThisVersion(record.calculation());
      return record;
    }
  }

  /** Other rules give other numbers, so almost every cell would differ. */
  private static void requireThisVersion(CalculationSettings calculation) {
    if (calculation.rules() != CalculationSettings.RULES) {
      throw new AuditException(
          "the numbers were counted with rules of calculation %d, this version has %d: run the audit"
                  .formatted(calculation.rules(), CalculationSettings.RULES)
              + " of the version that counted, or rebuild first");
    }
  }

  private void awaitAllCounted(UncountedRecords backlog) throws InterruptedException {
    long deadline = System.nanoTime() + settings.patience().toNanos();
    UncountedRecords.Count count = backlog.count();
    while (!count.done()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AuditException(
            "%,d of %,d events are counted; the rest waits, or events are still arriving: audit"
                    .formatted(count.counted(), count.all())
                + " again when it is quiet");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
      count = backlog.count();
    }
  }

  private void requireQuiet(
      TopicScan scan, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> written) {
    long arrived = sum(scan.ends(ends.keySet())) - sum(ends);
    if (arrived > 0 || !scan.ends(written.keySet()).equals(written)) {
      throw new AuditException(
          "events are still arriving, %,d since the audit began: audit again when it is quiet"
              .formatted(arrived));
    }
  }

  /**
   * Returns the time in milliseconds from which on every window has all the events it depends on.
   */
  private long from(TopicScan scan, List<TopicPartition> events, CalculationSettings calculation) {
    Map<TopicPartition, Long> begins = scan.begins(events);
    List<TopicPartition> cut =
        begins.entrySet().stream()
            .filter(begin -> begin.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    if (cut.isEmpty()) {
      return Long.MIN_VALUE;
    }
    if (!settings.incomplete()) {
      throw new AuditException(
          "events that were counted are no longer on %s (retention), so that most cells cannot be"
                  .formatted(cut.getFirst().topic())
              + " recomputed; --incomplete compares only windows whose events are complete");
    }
    steps.accept("old events are gone: windows that may depend on them are left out");
    return scan.firstReceipt(cut) + calculation.lookback().toMillis() + BEFORE_LOOKBACK.toMillis();
  }

  private AuditResult compare(
      SummaryCells summaries, RawEvents events, CalculationSettings calculation, long from) {
    long half = settings.memory().toBytes() / 2;
    int portions = summaries.portions(half);
    int slices = events.slices(half);
    AuditFindings findings = new AuditFindings(settings.shown());
    Balance balance = new Balance();
    long doubtful = 0;
    for (int portion = 0; portion < portions; portion++) {
      RecountPortion families = new RecountPortion(portion, portions);
      Map<Cell, CellState> is = summaries.read(families);
      is.forEach(balance::accounted);
      Recount should = new Recount(calculation, families);
      events.count(should, portion == 0 ? balance : new Balance(), slices);
      steps.accept(
          "read %,d cells and %,d events, part %d of %d"
              .formatted(is.size(), events.events(), portion + 1, portions));
      findings.compare(
          should, is, new AuditScope(KeepPeriods.of(calculation.horizon()), events.newest(), from));
      doubtful = should.doubtfulVisitors();
    }
    return new AuditResult(
        findings,
        from == Long.MIN_VALUE ? List.copyOf(balance.differences().values()) : List.of(),
        events.events(),
        events.unreadable(),
        doubtful,
        portions * slices);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(offset -> offset).sum();
  }
}
