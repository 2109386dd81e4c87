package io.millrace.insights.live;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.store.CellRevision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client wants to see.
 *
 * @param platforms ids of the catalog
 * @param sections of the rows, at least one
 * @param grain of the windows
 * @param model of the credit
 * @param last windows of each platform, the newest, at least 1
 * @param known what the client has already
 */
public record LiveFilter(
    List<String> platforms,
    Set<Section> sections,
    Grain grain,
    Model model,
    int last,
    Optional<LivePosition> known) {

  public LiveFilter {
    platforms = List.copyOf(platforms);
    sections = Set.copyOf(sections);
  }

  /** Whether the cell takes part in what the client sees. */
  boolean shows(CellRevision revision) {
    return Section.kinds(sections).contains(revision.cell().kind());
  }
}
