package io.millrace.standalone.command;

import io.millrace.audit.AuditFindings;
import io.millrace.audit.Difference;
import io.millrace.standalone.audit.AuditResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an audit found, as text and as the fields of JSON. */
final class AuditReport {
  private AuditReport() {}

  /**
   * Returns the differences, their number, and how many cells were left out and why.
   *
   * @param seconds that the audit took
   */
  static String text(AuditResult result, double seconds) {
    AuditFindings findings = result.findings();
    List<String> lines = new ArrayList<>();
    findings.differences().forEach(difference -> lines.add("  " + difference.text()));
    result.unbalanced().forEach(platform -> lines.add("  " + platform));
    lines.add(
        "%,d of %,d cells differ; %,d events, read %s, in %.1f s"
            .formatted(
                findings.differing(),
                findings.compared(),
                result.events(),
                result.passes() == 1 ? "once" : result.passes() + " times",
                seconds));
    leftOut(lines, findings.expired(), "cells left out: too old to be kept");
    leftOut(lines, findings.incomplete(), "cells left out: some of their events may be gone");
    leftOut(
        lines,
        findings.doubtful(),
        "cells left out: their numbers depend on the order of arrival (%,d visitors)"
            .formatted(result.doubtfulVisitors()));
    leftOut(lines, findings.overflowed(), "cells left out: a sum exceeded 64 bits");
    leftOut(
        lines,
        findings.undecided(),
        "numbers left out: fewer new buyers than the remaining events show; some of these"
            + " visitors may have bought before");
    leftOut(lines, result.unreadable(), "records are not events; check --catalog");
    return String.join(System.lineSeparator(), lines);
  }

  private static void leftOut(List<String> lines, long count, String what) {
    if (count > 0) {
      lines.add("%,d %s".formatted(count, what));
    }
  }

  static Map<String, Object> fields(AuditResult result) {
    AuditFindings findings = result.findings();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("differing", findings.differing());
    fields.put("compared", findings.compared());
    fields.put("events", result.events());
    fields.put("unreadable", result.unreadable());
    fields.put("expired", findings.expired());
    fields.put("incomplete", findings.incomplete());
    fields.put("doubtful", findings.doubtful());
    fields.put("overflowed", findings.overflowed());
    fields.put("undecided", findings.undecided());
    fields.put("unbalanced", result.unbalanced());
    fields.put("differences", findings.differences().stream().map(AuditReport::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Difference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cell", difference.cell().key());
    fields.put("measure", difference.subKey());
    // Text, because many JSON readers round large integers.
    fields.put("is", Long.toString(difference.is()));
    fields.put("should", Long.toString(difference.should()));
    return fields;
  }
}
