package io.millrace.ingest;

import io.millrace.events.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    try {
      return Catalog.at(catalog);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read millrace.catalog", e);
    }
  }
}
