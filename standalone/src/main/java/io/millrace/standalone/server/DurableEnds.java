package io.millrace.standalone.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Stores the known ends of the broker's logs on disk. Kafka itself cannot distinguish a log that
 * lost its end in a power cut from a log that was never longer.
 *
 * @param file one line for each log: the topic id, the name and the end; then a checksum of the
 *     lines
 */
record DurableEnds(Path file) {
  private static final String SUM = "sum ";

  /**
   * A partition of a topic. When a topic is deleted and created again, its partitions are different
   * logs.
   *
   * @param topicId Kafka's id of the topic
   * @param name topic and partition
   */
  record Log(String topicId, String name) {}

  /** Returns the ends. Empty when they were never written, or the file cannot be read. */
  Optional<Map<Log, Long>> read() {
    try {
      String text = Files.readString(file, ISO_8859_1);
      int sum = text.lastIndexOf(SUM);
      return sum < 0 || !text.substring(sum).strip().equals(SUM + checksum(text.substring(0, sum)))
          ? Optional.empty()
          : Optional.of(parse(text.substring(0, sum)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Replaces the ends atomically. When this method returns, they survive a power cut. */
  void write(Map<Log, Long> ends) {
    StringBuilder text = new StringBuilder();
    ends.forEach((log, end) -> text.append("%s %s %d%n".formatted(log.topicId(), log.name(), end)));
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try {
      force(half, text + SUM + checksum(text.toString()) + "\n");
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void force(Path path, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static Map<Log, Long> parse(String text) {
    Map<Log, Long> ends = new TreeMap<>(Comparator.comparing(Log::name));
    text.lines()
        .map(line -> line.split(" ", -1))
        .forEach(part -> ends.put(new Log(part[0], part[1]), Long.valueOf(part[2])));
    return ends;
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
