package io.millrace.importer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * An input of an import: a file, or standard input for the name {@code -}. The first two bytes
 * decide whether it is gzip.
 */
public final class Source implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final OptionalLong size;
  private final CountingStream raw;
  private final TolerantStream content;

  private Source(String name, OptionalLong size, InputStream in) throws IOException {
    this.name = name;
    this.size = size;
    this.raw = new CountingStream(in);
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    this.content =
        new TolerantStream(isGzip(buffered) ? new GZIPInputStream(buffered, BUFFER) : buffered);
  }

  /**
   * Opens the file or standard input.
   *
   * @throws IOException when it cannot be read
   */
  public static Source open(String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return new Source("standard input", OptionalLong.empty(), System.in);
    }
    Path file = Path.of(name);
    return new Source(name, OptionalLong.of(Files.size(file)), Files.newInputStream(file));
  }

  String name() {
    return name;
  }

  InputStream content() {
    return content;
  }

  /** Returns the part that was read, 0 to 1, or a negative number when the size is unknown. */
  double fraction() {
    return size.isPresent() ? (double) raw.count.get() / Math.max(1, size.getAsLong()) : -1;
  }

  /** Returns whether a gzip file ended too early or was damaged. */
  boolean broken() {
    return content.broken();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static boolean isGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  /** Counts the bytes of the file itself, before decompression. */
  private static final class CountingStream extends FilterInputStream {
    private final AtomicLong count = new AtomicLong();

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
