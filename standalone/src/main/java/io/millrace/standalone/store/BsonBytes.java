package io.millrace.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;

/** Encodes and decodes documents as BSON. */
final class BsonBytes {
  private static final int USUAL_BYTES = 1 << 10;

  private BsonBytes() {}

  /** Returns the encoded document in a new array. */
  static byte[] of(Document document) {
    ByteBuf bytes = encoded(document);
    byte[] written = new byte[bytes.readableBytes()];
    bytes.readBytes(written);
    return written;
  }

  /** Appends the encoded document and returns its size in bytes. */
  static int write(WriteBuffer buffer, Document document) {
    ByteBuf bytes = encoded(document);
    int size = bytes.readableBytes();
    buffer.put(bytes.nioBuffer());
    return size;
  }

  /** Reads the next document. */
  static Document read(ByteBuffer buffer) {
    ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
    Document document = BsonDecoder.decodeBson(bytes);
    buffer.position(buffer.position() + bytes.readerIndex());
    return document;
  }

  private static ByteBuf encoded(Document document) {
    ByteBuf bytes = Unpooled.buffer(USUAL_BYTES);
    BsonEncoder.encodeDocument(document, bytes);
    return bytes;
  }
}
