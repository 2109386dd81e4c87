package io.millrace.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/** What the first bytes of a file say. */
enum Magic {
  /** A zip archive; a workbook is one, too. */
  ZIP,
  /** A file of Office before 2007. */
  OLD_OFFICE,
  /** Text or gzip. */
  OTHER;

  static Magic of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnreadableException("is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = HexFormat.of().formatHex(in.readNBytes(4));
      return switch (head) {
        case "504b0304", "504b0506" -> ZIP;
        case "d0cf11e0" -> OLD_OFFICE;
        default -> OTHER;
      };
    } catch (NoSuchFileException e) {
      throw new UnreadableException("there is no such file", e);
    }
  }
}
