package io.millrace.importer.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Refuses content that grows too much when it is decompressed: more than {@value #MAX_RATIO} times
 * the compressed size, once it is above 64 MiB.
 */
final class BoundedStream extends FilterInputStream {
  static final int MAX_RATIO = 200;

  private static final long ALWAYS = 64L << 20;

  private final LongSupplier compressed;
  private long size;

  /**
   * Wraps decompressed content.
   *
   * @param compressed the number of compressed bytes so far
   */
  BoundedStream(InputStream in, LongSupplier compressed) {
    super(in);
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    size += Math.max(0, read);
    if (size > ALWAYS && size > MAX_RATIO * compressed.getAsLong()) {
      throw new UnreadableException(
          "decompresses to more than %d times its size".formatted(MAX_RATIO));
    }
    return read;
  }
}
