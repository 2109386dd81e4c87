package io.millrace.importer.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Ends without an error where compressed data is damaged, in a gzip file or an archive, so that the
 * data before the damage is used.
 */
final class TolerantStream extends FilterInputStream {
  private boolean broken;

  TolerantStream(InputStream in) {
    super(in);
  }

  /** Returns whether the stream ended at a damage. */
  boolean broken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (broken) {
      return -1;
    }
    try {
      return super.read(bytes, offset, length);
    } catch (EOFException | ZipException _) {
      broken = true;
      return -1;
    }
  }
}
