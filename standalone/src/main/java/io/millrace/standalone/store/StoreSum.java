package io.millrace.standalone.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What a file was when it was closed: its length and its checksum. The file's own format checks
 * only its heads, so a changed byte in between would become a wrong number.
 *
 * @param file that is checked; about a second for each GiB
 * @param sum beside it; none after a killed process, which is no sign of damage
 */
record StoreSum(Path file, Path sum) {
  private static final int CHUNK = 1 << 16;

  boolean fits() throws IOException {
    return !Files.exists(file)
        || !Files.exists(sum)
        || Files.readString(sum, ISO_8859_1).strip().equals(calculated());
  }

  /** While the file is in use nothing is said about it. */
  void forget() throws IOException {
    Files.deleteIfExists(sum);
  }

  void write() throws IOException {
    Files.writeString(sum, calculated() + "\n");
  }

  private String calculated() throws IOException {
    CRC32C crc = new CRC32C();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        crc.update(chunk, 0, read);
      }
    }
    return "%d %08x".formatted(Files.size(file), crc.getValue());
  }
}
