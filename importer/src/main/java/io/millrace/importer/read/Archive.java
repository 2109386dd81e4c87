package io.millrace.importer.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files inside a zip archive. A workbook is an archive that counts as one file. */
final class Archive {
  /** The number of files that one archive may hold. */
  static final int MAX_FILES = 1000;

  private static final String WORKBOOK = "xl/workbook.xml";

  /** The size of all parts of a workbook together, decompressed. */
  private static final long MAX_WORKBOOK = 2L << 30;

  private Archive() {}

  static List<Input> inputs(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      if (zip.getEntry(WORKBOOK) != null) {
        return List.of(new Input.Plain(file));
      }
      List<String> entries =
          zip.stream().map(ZipEntry::getName).filter(Archive::isData).sorted().toList();
      if (entries.size() > MAX_FILES) {
        throw new UnreadableException("holds more than %d files".formatted(MAX_FILES));
      }
      return entries.stream().<Input>map(entry -> new Input.Zipped(file, entry)).toList();
    }
  }

  static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (EOFException | ZipException e) {
      throw damaged("archive", e);
    }
  }

  static Content content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new UnreadableException("there is no '%s' in the archive any more".formatted(name));
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      throw new UnreadableException("a workbook in an archive: unpack it first");
    }
    try {
      InputStream in = new BoundedStream(zip.getInputStream(entry), entry::getCompressedSize);
      return Content.of(OptionalLong.empty(), in);
    } catch (EOFException | ZipException e) {
      throw damaged("archive", e);
    }
  }

  /** Decompresses every part of a workbook once, and refuses one that is damaged or grows. */
  static void check(Path workbook) throws IOException {
    try (ZipFile zip = open(workbook)) {
      long left = MAX_WORKBOOK;
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in =
            new BoundedStream(zip.getInputStream(entry), entry::getCompressedSize)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
          }
        }
        if (left < 0) {
          throw new UnreadableException("a workbook of more than 2 GiB");
        }
      }
    } catch (EOFException | ZipException e) {
      throw damaged("workbook", e);
    }
  }

  private static UnreadableException damaged(String what, IOException e) {
    String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
    return new UnreadableException("a damaged %s: %s".formatted(what, reason), e);
  }

  private static boolean isData(String entry) {
    String file = entry.substring(entry.lastIndexOf('/') + 1);
    return !entry.endsWith("/") && !file.startsWith(".") && !entry.startsWith("__MACOSX/");
  }
}
