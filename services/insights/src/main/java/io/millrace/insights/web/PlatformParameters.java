package io.millrace.insights.web;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads parameters with platform ids. */
@Component
public class PlatformParameters {
  private static final int SHOWN = 40;

  private final Catalog catalog;

  PlatformParameters(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Returns the id when the catalog has it.
   *
   * @throws ProblemException 404 {@code unknown_platform} with near names
   */
  public String require(String id) {
    return catalog.find(id).map(Platform::id).orElseThrow(() -> unknown(id));
  }

  /** Returns the ids of a comma-separated list; all ids of the catalog when there is no list. */
  public List<String> list(Optional<String> ids) {
    return ids.map(list -> Arrays.stream(list.split(",")).map(this::require).distinct().toList())
        .orElseGet(this::all);
  }

  private List<String> all() {
    return catalog.platforms().stream().map(Platform::id).toList();
  }

  private ProblemException unknown(String id) {
    String shown = id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "...";
    List<String> near = id.length() <= SHOWN ? NameSuggestions.of(id, all()) : List.of();
    String hint = near.isEmpty() ? "" : "; near: " + String.join(", ", near);
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "unknown_platform", "there is no platform '" + shown + "'" + hint);
  }
}
