package io.millrace.importer.read;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, after decompression when the first two bytes say that it is gzip. */
final class Content implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final OptionalLong size;
  private final CountingStream raw;
  private final TolerantStream source;
  private final TolerantStream decompressed;
  private final BufferedInputStream bytes;

  private Content(OptionalLong size, InputStream in) throws IOException {
    this.size = size;
    this.raw = new CountingStream(in);
    this.source = new TolerantStream(raw);
    BufferedInputStream buffered = new BufferedInputStream(source, BUFFER);
    boolean gzip = isGzip(buffered);
    if (source.broken() && isEmpty(buffered)) {
      throw new UnreadableException("is damaged at its beginning");
    }
    this.decompressed = new TolerantStream(gzip ? gunzip(buffered) : buffered);
    this.bytes =
        new BufferedInputStream(
            gzip ? new BoundedStream(decompressed, raw.count::get) : decompressed, BUFFER);
  }

  /** Reads the stream; {@code size} serves to show progress. */
  static Content of(OptionalLong size, InputStream in) throws IOException {
    try {
      return new Content(size, in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  BufferedInputStream bytes() {
    return bytes;
  }

  /** Returns the part that was read, 0 to 1, or a negative number when the size is unknown. */
  double fraction() {
    return size.isPresent() ? (double) raw.count.get() / Math.max(1, size.getAsLong()) : -1;
  }

  /** Returns whether compressed data ended too early or was damaged. */
  boolean broken() {
    return source.broken() || decompressed.broken();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static boolean isGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private static boolean isEmpty(BufferedInputStream in) throws IOException {
    in.mark(1);
    boolean empty = in.read() < 0;
    in.reset();
    return empty;
  }

  private static InputStream gunzip(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (EOFException _) {
      throw new UnreadableException("breaks off in the header of gzip");
    } catch (ZipException e) {
      throw new UnreadableException("a damaged header of gzip: " + e.getMessage(), e);
    }
  }

  /** Counts the bytes of the file itself, before decompression. */
  private static final class CountingStream extends FilterInputStream {
    private final AtomicLong count = new AtomicLong();

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count.addAndGet(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
