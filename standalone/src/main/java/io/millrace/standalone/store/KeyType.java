package io.millrace.standalone.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Stores the keys of an index in the file. Keys of one text come first, in the order of the text;
 * all others follow in the order of their BSON. By default each comparison would encode both keys
 * with Java serialization.
 */
final class KeyType extends BasicDataType<KeyValue> {
  private static final int MEMORY = 160;

  @Override
  public int compare(KeyValue one, KeyValue other) {
    if (isText(one) && isText(other)) {
      return ((String) one.get(0)).compareTo((String) other.get(0));
    }
    if (isText(one) != isText(other)) {
      return isText(one) ? -1 : 1;
    }
    return Arrays.compareUnsigned(BsonBytes.of(document(one)), BsonBytes.of(document(other)));
  }

  @Override
  public int getMemory(KeyValue key) {
    return MEMORY;
  }

  @Override
  public void write(WriteBuffer buffer, KeyValue key) {
    BsonBytes.write(buffer, document(key));
  }

  @Override
  public KeyValue read(ByteBuffer buffer) {
    return new KeyValue(BsonBytes.read(buffer).values());
  }

  @Override
  public KeyValue[] createStorage(int size) {
    return new KeyValue[size];
  }

  private static boolean isText(KeyValue key) {
    return key.size() == 1 && key.get(0) instanceof String;
  }

  private static Document document(KeyValue key) {
    Document document = new Document();
    for (int i = 0; i < key.size(); i++) {
      document.put(String.valueOf(i), key.get(i));
    }
    return document;
  }
}
