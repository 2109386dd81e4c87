package io.millrace.ingest;

import io.millrace.events.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The location of the platform catalog.
 *
 * @param catalog path of a catalog file; absent or empty means the built-in catalog
 */
@ConfigurationProperties("millrace")
record CatalogLocation(Optional<String> catalog) {

  Catalog read() {
    return catalog
        .filter(path -> !path.isBlank())
        .map(CatalogLocation::read)
        .orElseGet(Catalog::builtIn);
  }

  private static Catalog read(String path) {
    try {
      return Catalog.read(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read millrace.catalog", e);
    }
  }
}
