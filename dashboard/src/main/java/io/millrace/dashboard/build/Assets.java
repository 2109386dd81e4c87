package io.millrace.dashboard.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The folder that is served: every file as it is and compressed. A file that would not change is
 * not written, so that whatever is built from it is not built again.
 */
final class Assets {
  private static final int HASH_CHARACTERS = 12;

  private final Path folder;
  private final Set<Path> current = new HashSet<>();

  Assets(Path folder) {
    this.folder = folder;
  }

  /** Removes the files of earlier builds. Call it after the last file was added. */
  void removeOthers() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!current.contains(file)) {
          Files.delete(file);
        }
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
    byte[] content = text.getBytes(UTF_8);
    write(folder.resolve(path), content);
    write(folder.resolve(path + ".gz"), compressed(content));
  }

  private void write(Path file, byte[] content) throws IOException {
    current.add(file);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      Files.createDirectories(file.resolveSibling(".").normalize());
      Files.write(file, content);
    }
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new BestGzip(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
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
