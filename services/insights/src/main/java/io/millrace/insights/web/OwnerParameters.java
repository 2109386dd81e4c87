package io.millrace.insights.web;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the parameter of owners. */
@Component
class OwnerParameters {
  private static final int SHOWN = 40;

  private final Catalog catalog;

  OwnerParameters(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Returns the platforms that belong to one of the owners in a comma-separated list; all of the
   * platforms when there is no list.
   *
   * @throws ProblemException 404 {@code unknown_owner} with near names, or {@code nothing_matches}
   *     when no platform belongs to one of the owners
   */
  List<String> among(List<String> platforms, Optional<String> ids) {
    return ids.map(list -> owned(platforms, list)).orElse(platforms);
  }

  private List<String> owned(List<String> platforms, String list) {
    Set<String> owners =
        Arrays.stream(list.split(",", -1)).map(this::require).collect(Collectors.toSet());
    List<String> owned =
        catalog.platforms().stream()
            .filter(platform -> owners.contains(platform.owner()))
            .map(Platform::id)
            .filter(platforms::contains)
            .toList();
    if (owned.isEmpty()) {
      throw ProblemException.of(
          HttpStatus.NOT_FOUND,
          "nothing_matches",
          "none of the requested platforms belongs to one of the requested owners");
    }
    return owned;
  }

  private String require(String id) {
    Set<String> all = catalog.platforms().stream().map(Platform::owner).collect(Collectors.toSet());
    if (!all.contains(id)) {
      throw unknown(id, all);
    }
    return id;
  }

  private static ProblemException unknown(String id, Set<String> all) {
    String shown = id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "...";
    List<String> near = id.length() <= SHOWN ? NameSuggestions.of(id, all) : List.of();
    String hint = near.isEmpty() ? "" : "; near: " + String.join(", ", near);
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "unknown_owner", "there is no owner '" + shown + "'" + hint);
  }
}
