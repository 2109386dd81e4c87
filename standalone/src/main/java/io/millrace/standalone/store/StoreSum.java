package io.millrace.standalone.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The length and checksum of a file at the time when it was closed. The format of the file checks
 * only its headers, so a changed byte elsewhere would become a wrong number.
 *
 * @param file the checked file; reading it takes about a second for each GiB
 * @param sum the file of the checksum; it is missing after a killed process, which is no sign of
 *     damage
 */
record StoreSum(Path file, Path sum) {
  private static final int CHUNK = 1 << 16;

  boolean fits() throws IOException {
    return !Files.exists(file)
        || !Files.exists(sum)
        || Files.readString(sum, ISO_8859_1).strip().equals(calculated());
  }

  /** Deletes the checksum, because it is not valid while the file is in use. */
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
