package io.millrace.dashboard.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The folder that is served: every file as it is and compressed. */
final class Assets {
  private static final int HASH_CHARACTERS = 12;

  private final Path folder;

  Assets(Path folder) {
    this.folder = folder;
  }

  /** Removes what an earlier build left. */
  void clear() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Writes an asset; the answer is its path, which names its content. */
  String add(String name, String extension, String text) throws IOException {
    String path = "assets/%s-%s.%s".formatted(name, hash(text.getBytes(UTF_8)), extension);
    page(path, text);
    return path;
  }

  /** Writes a file under a path of its own. */
  void page(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(".").normalize());
    Files.writeString(file, text);
    try (OutputStream out = new BestGzip(Files.newOutputStream(Path.of(file + ".gz")))) {
      out.write(text.getBytes(UTF_8));
    }
  }

  static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Spends the build's time for the reader's. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
