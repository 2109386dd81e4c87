package io.millrace.insights.query;

import io.millrace.insights.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The platforms of the catalog, with the numbers of today and of the newest day with data.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param platforms in the order of the catalog
 */
public record PlatformsAnswer(Optional<Instant> asOf, List<PlatformHeadline> platforms)
    implements ApiAnswer {

  public PlatformsAnswer {
    platforms = List.copyOf(platforms);
  }

  /**
   * A platform of the catalog.
   *
   * @param today the row of today; empty when it has no data
   * @param latest the row of the newest day with data; empty when there is none
   */
  public record PlatformHeadline(
      String id,
      String name,
      String owner,
      List<String> needs,
      List<String> surfaces,
      Optional<Row> today,
      Optional<Row> latest) {

    public PlatformHeadline {
      needs = List.copyOf(needs);
      surfaces = List.copyOf(surfaces);
    }
  }
}
