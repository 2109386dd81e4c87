package io.millrace.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores documents in the file as BSON. The default, Java serialization, is slow. */
final class DocumentType extends BasicDataType<Document> {
  private static final int WEIGHT_OF_THE_NEWEST = 64;
  private static final int MEMORY_PER_BYTE = 3;

  /**
   * Average size of the last written documents. Only the estimated size of the cache depends on it.
   */
  private volatile int usualBytes = 1 << 10;

  @Override
  public int getMemory(Document document) {
    return MEMORY_PER_BYTE * usualBytes;
  }

  @Override
  public void write(WriteBuffer buffer, Document document) {
    int bytes = BsonBytes.write(buffer, document);
    int usual = usualBytes;
    usualBytes = usual + (bytes - usual) / WEIGHT_OF_THE_NEWEST;
  }

  @Override
  public Document read(ByteBuffer buffer) {
    return BsonBytes.read(buffer);
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
