package io.millrace.importer;

import io.millrace.importer.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The format of the files of an import. */
public sealed interface FileFormat {

  /** One JSON event in each line. */
  record Ndjson() implements FileFormat {}

  /** Rows of CSV that a mapping converts into events. */
  record Csv(Mapping mapping) implements FileFormat {}

  /**
   * Returns the format for {@code ndjson}, for the name of a built-in mapping, or for the path of a
   * mapping file.
   *
   * @throws IOException when the file does not exist
   * @throws io.millrace.importer.mapping.MappingException when the mapping is not valid
   */
  static FileFormat of(String name) throws IOException {
    if (name.equals("ndjson")) {
      return new Ndjson();
    }
    Optional<Mapping> builtIn = Mapping.builtIn(name);
    return new Csv(builtIn.isPresent() ? builtIn.get() : Mapping.read(Path.of(name)));
  }
}
