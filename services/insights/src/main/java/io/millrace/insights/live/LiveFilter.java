package io.millrace.insights.live;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.row.RowKey;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants to see.
 *
 * @param platforms ids of the catalog
 * @param grain of the windows
 * @param model of the credit
 * @param last windows of each platform, the newest, at least 1
 * @param known what the client has already
 */
public record LiveFilter(
    List<String> platforms, Grain grain, Model model, int last, Optional<LivePosition> known) {

  public LiveFilter {
    platforms = List.copyOf(platforms);
  }

  boolean matches(RowKey key) {
    return key.grain() == grain && platforms.contains(key.platform());
  }

  /** The most rows that the client can be shown at one moment. */
  int rows() {
    return platforms.size() * last;
  }
}
