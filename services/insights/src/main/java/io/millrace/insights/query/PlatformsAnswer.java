package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The platforms of the catalog, with the numbers of today and of the newest day with data.
 *
 * @param asOf newest event time that was read; empty before the first
 * @param zone IANA time zone of days, weeks and months
 * @param from start of the requested range, if there is one
 * @param to end of the requested range
 * @param comparison the compared range, if requested
 * @param channels the channels that are counted by name; only without a range
 * @param regions the same for regions
 * @param platforms in the order of the catalog
 */
public record PlatformsAnswer(
    Optional<Instant> asOf,
    String zone,
    @JsonInclude(Include.NON_ABSENT) Optional<Instant> from,
    @JsonInclude(Include.NON_ABSENT) Optional<Instant> to,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    @JsonInclude(Include.NON_ABSENT) Optional<List<String>> channels,
    @JsonInclude(Include.NON_ABSENT) Optional<List<String>> regions,
    List<PlatformHeadline> platforms)
    implements ApiAnswer {

  public PlatformsAnswer {
    platforms = List.copyOf(platforms);
  }

  /**
   * A platform of the catalog.
   *
   * @param lastSeen start of the newest window with an event or a purchase; empty without data
   * @param today the row of today; empty when it has no data
   * @param latest the row of the newest day with data; empty when there is none
   * @param range totals of the requested range; empty without data and without such a range
   * @param changes since the compared range, if requested
   */
  public record PlatformHeadline(
      String id,
      String name,
      String owner,
      List<String> needs,
      List<String> surfaces,
      Optional<Instant> lastSeen,
      Optional<Row> today,
      Optional<Row> latest,
      Optional<RowNumbers> range,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    public PlatformHeadline {
      needs = List.copyOf(needs);
      surfaces = List.copyOf(surfaces);
    }
  }
}
