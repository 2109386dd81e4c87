package io.millrace.insights.live;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.store.CellRevision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the rows that a client wants.
 *
 * @param platforms platform ids of the catalog
 * @param sections sections of the rows, at least one
 * @param grain grain of the windows
 * @param model attribution model of the credit
 * @param last number of the newest windows of each platform, at least 1
 * @param known position of the client when it comes back; empty for a new client
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

  /** Returns whether the wanted sections use the cell. */
  boolean shows(CellRevision revision) {
    return Section.kinds(sections).contains(revision.cell().kind());
  }
}
