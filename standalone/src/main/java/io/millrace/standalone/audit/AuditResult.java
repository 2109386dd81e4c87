package io.millrace.standalone.audit;

import io.millrace.audit.AuditFindings;
import java.util.List;

/**
 * The result of an audit.
 *
 * @param findings the comparison of all cells
 * @param unbalanced a sentence for each platform whose events do not add up
 * @param events number of events that were read
 * @param unreadable number of records that are not events; events of platforms that the catalog
 *     lacks are among them
 * @param doubtfulVisitors number of visitors whose cells were left out because the order of arrival
 *     decided their numbers
 * @param passes how many times the events were read, which keeps the memory below its limit
 */
public record AuditResult(
    AuditFindings findings,
    List<String> unbalanced,
    long events,
    long unreadable,
    long doubtfulVisitors,
    int passes) {

  public AuditResult {
    unbalanced = List.copyOf(unbalanced);
  }

  /** Returns whether the audit found no difference. */
  public boolean isClean() {
    return findings.differing() == 0 && unbalanced.isEmpty();
  }
}
