package io.millrace.importer.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Limits how many characters a parser may read for one record. */
final class RecordReader extends FilterReader {
  private static final int MAX = TextLines.MAX_BYTES;

  private long sinceRecord;

  RecordReader(Reader in) {
    super(in);
  }

  /** Begins a new record. */
  void start() {
    sinceRecord = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (sinceRecord > MAX) {
      throw new IOException("longer than 1 MiB");
    }
    int read = super.read(target, offset, length);
    sinceRecord += Math.max(0, read);
    return read;
  }
}
