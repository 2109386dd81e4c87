package io.millrace.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class KeyTypeTest {
  private static final List<KeyValue> TEXTS =
      List.of(new KeyValue(""), new KeyValue("a"), new KeyValue("ab"), new KeyValue("抖音"));
  private static final List<KeyValue> OTHERS =
      List.of(
          new KeyValue(1.0),
          new KeyValue(256.0),
          new KeyValue(true),
          new KeyValue("a", 1.0),
          new KeyValue("a", 2.0));

  private final KeyType type = new KeyType();

  @Test
  void textsAreInTheirOrderBeforeAllOthers() {
    List<KeyValue> sorted = new ArrayList<>(OTHERS);
    sorted.addAll(TEXTS.reversed());
    sorted.sort(type);
    assertThat(sorted).startsWith(TEXTS.toArray(KeyValue[]::new));
  }

  /** All keys are found again. Keys that are not texts need only some fixed order. */
  @Test
  void allKeysAreInOneOrder() {
    List<KeyValue> all = Stream.concat(OTHERS.stream(), TEXTS.stream()).toList();
    List<KeyValue> sorted = all.stream().sorted(type).toList();
    assertThat(all.reversed().stream().sorted(type).toList()).isEqualTo(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        assertThat(Integer.signum(type.compare(sorted.get(i), sorted.get(j))))
            .as("%s to %s", sorted.get(i), sorted.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    WriteBuffer written = new WriteBuffer();
    Stream.of(TEXTS, OTHERS).flatMap(List::stream).forEach(key -> type.write(written, key));
    ByteBuffer bytes = written.getBuffer().flip();
    Stream.of(TEXTS, OTHERS)
        .flatMap(List::stream)
        .forEach(key -> assertThat(type.read(bytes)).isEqualTo(key));
    assertThat(bytes.hasRemaining()).isFalse();
  }
}
