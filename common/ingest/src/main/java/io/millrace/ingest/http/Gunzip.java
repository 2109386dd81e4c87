package io.millrace.ingest.http;

import io.millrace.ingest.answer.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies, and stops at the limit instead of finding out how large they would be. */
final class Gunzip {
  private static final int CHUNK = 8 << 10;

  private Gunzip() {}

  /** Appends to {@code plain} what {@code packed} holds. */
  static Body inflate(Body packed, Body plain) {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(packed.bytes(), 0, packed.length()), CHUNK)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        plain.append(ByteBuffer.wrap(chunk, 0, read));
      }
      return plain;
    } catch (IOException _) {
      throw Refusals.of(Code.NOT_PARSEABLE, "the body is not gzip, or is cut off");
    }
  }
}
