package io.millrace.standalone.audit;

import io.millrace.audit.AuditFindings;
import java.util.List;

/**
 * What an audit found.
 *
 * @param findings of the comparison of all cells
 * @param unbalanced a sentence for each platform whose events do not add up
 * @param events that were read
 * @param unreadable records that were none; also those of platforms that the catalog lacks
 * @param doubtfulVisitors visitors whose cells were left out, as the order of arrival decided them
 * @param passes how often the events were read, to keep within the memory
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

  /** Whether nothing differs. */
  public boolean isClean() {
    return findings.differing() == 0 && unbalanced.isEmpty();
  }
}
