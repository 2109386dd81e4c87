package io.millrace.insights.annotations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.events.catalog.LinkPolicy;
import io.millrace.insights.annotations.store.Note;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A dated note of an answer.
 *
 * @param platform absent when it is about all platforms
 * @param builtIn whether it comes from the catalog
 * @param links of a link policy: closed or opened
 */
@JsonInclude(Include.NON_ABSENT)
record Annotation(
    String id,
    Instant at,
    String text,
    Optional<String> platform,
    boolean builtIn,
    Optional<String> links) {

  static Annotation of(Note note) {
    return new Annotation(
        note.id(),
        Instant.ofEpochMilli(note.at()),
        note.text(),
        note.platform(),
        false,
        Optional.empty());
  }

  /** Makes the note of a link policy. Its day begins in the time zone of days. */
  static Annotation of(LinkPolicy policy, String name, ZoneId zone) {
    String links = policy.open() ? "opened" : "closed";
    return new Annotation(
        "links-%s-%s".formatted(policy.platform(), policy.day()),
        policy.day().atStartOfDay(zone).toInstant(),
        "%s %s its links to other platforms".formatted(name, links),
        Optional.of(policy.platform()),
        true,
        Optional.of(links));
  }
}
