package io.millrace.standalone.send;

import io.millrace.standalone.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the files of an import hold. */
public sealed interface FileFormat {

  /** One event in JSON per line. */
  record Ndjson() implements FileFormat {}

  /** Rows that a mapping turns into events. */
  record Csv(Mapping mapping) implements FileFormat {}

  /**
   * {@code ndjson}, the name of a built-in mapping, or the path of a mapping file.
   *
   * @throws IOException when there is no such file
   * @throws io.millrace.standalone.mapping.MappingException when it does not fit
   */
  static FileFormat of(String name) throws IOException {
    if (name.equals("ndjson")) {
      return new Ndjson();
    }
    Optional<Mapping> builtIn = Mapping.builtIn(name);
    return new Csv(builtIn.isPresent() ? builtIn.get() : Mapping.read(Path.of(name)));
  }
}
