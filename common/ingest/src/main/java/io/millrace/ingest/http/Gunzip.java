package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.web.BodyMemory;
import io.millrace.web.BufferedBody;
import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.springframework.util.unit.DataSize;

/**
 * Decompresses one body of gzip members (RFC 1952). The size limit of the plain body bounds the
 * decompressed bytes, whatever the compression ratio is. A body has at most {@value #MAX_MEMBERS}
 * members. Data after the last member makes the whole body invalid.
 */
final class Gunzip {
  /**
   * Equal to the highest number of events in a request, so each event may be a member of its own.
   */
  static final int MAX_MEMBERS = 1000;

  private static final int CHUNK = 8 << 10;

  private final ByteBuffer packed;
  private final BufferedBody plain;
  private final DataSize limit;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private final byte[] chunk = new byte[CHUNK];

  private Gunzip(BufferedBody packed, BufferedBody plain, DataSize limit, Inflater inflater) {
    this.packed = GzipFraming.order(ByteBuffer.wrap(packed.bytes(), 0, packed.length()));
    this.plain = plain;
    this.limit = limit;
    this.inflater = inflater;
  }

  /** Returns the decompressed content of {@code packed}, or refuses the request. */
  static BufferedBody inflate(BufferedBody packed, DataSize limit, BodyMemory.Lease lease) {
    Inflater inflater = new Inflater(true);
    try {
      return new Gunzip(packed, new BufferedBody(limit, lease), limit, inflater).members();
    } finally {
      inflater.end();
    }
  }

  private BufferedBody members() {
    int members = 0;
    do {
      if (++members > MAX_MEMBERS) {
        throw refused("the body has more than %d gzip members".formatted(MAX_MEMBERS));
      }
      member();
    } while (packed.hasRemaining());
    return plain;
  }

  private void member() {
    if (!GzipFraming.skipHeader(packed)) {
      throw notGzip();
    }
    inflater.reset();
    inflater.setInput(packed);
    crc.reset();
    inflateMember();
    long size = inflater.getBytesWritten();
    if (!GzipFraming.readTrailer(packed, crc.getValue(), size)) {
      throw notGzip();
    }
  }

  /** The inflater moves the position of {@link #packed} itself. */
  private void inflateMember() {
    try {
      while (!inflater.finished()) {
        int read = inflater.inflate(chunk);
        if (read == 0 && !inflater.finished()) {
          throw notGzip(); // the inflater needs more input, or a dictionary
        }
        crc.update(chunk, 0, read);
        RequestRefusals.require(plain.append(ByteBuffer.wrap(chunk, 0, read)), limit);
      }
    } catch (DataFormatException _) {
      throw notGzip();
    }
  }

  private static ProblemException notGzip() {
    return refused("the body is not gzip, is cut off, or has data after its end");
  }

  private static ProblemException refused(String detail) {
    return RequestRefusals.of(ProblemCode.NOT_PARSEABLE, detail);
  }
}
