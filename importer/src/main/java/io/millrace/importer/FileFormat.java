package io.millrace.importer;

import io.millrace.importer.read.ReadOptions;
import io.millrace.mapping.Mapping;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What the records of an import are. */
public sealed interface FileFormat {
  /** The name of the native format. */
  String NATIVE = "ndjson";

  /** Events in the native JSON form: one in each line, or in JSON arrays. */
  record Native() implements FileFormat {}

  /** Rows or objects of JSON that a mapping converts into events. */
  record Mapped(Mapping mapping) implements FileFormat {}

  /**
   * Returns the format for {@code ndjson}, for the name of a built-in mapping, or for the path of a
   * mapping file.
   *
   * @throws IOException when the file does not exist or is not text
   * @throws io.millrace.mapping.MappingException when the mapping is not valid
   */
  static FileFormat of(String name) throws IOException {
    if (name.equals(NATIVE)) {
      return new Native();
    }
    return new Mapped(
        Mapping.builtInNames().contains(name)
            ? Mapping.builtIn(name)
            : Mapping.read(name, text(Path.of(name))));
  }

  /** Returns the given options, and those of the mapping where these are empty. */
  default ReadOptions options(ReadOptions given) {
    return switch (this) {
      case Native _ -> given.forJson();
      case Mapped(Mapping mapping) ->
          given.or(
              new ReadOptions(
                  mapping.file().charset(),
                  mapping.file().separator(),
                  mapping.file().comment(),
                  mapping.columns().orElse(List.of()),
                  mapping.file().sheet(),
                  false));
    };
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "%s: there is no such file, and the mappings that Millrace includes are %s"
              .formatted(file, String.join(", ", Mapping.builtInNames())),
          e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": a mapping must be UTF-8", e);
    }
  }
}
