package io.millrace.insights.store.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.EntityWindow;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The address of a document with a part of the entities of a window. The id of an entity selects
 * its document, so all documents of a window are known without an index. The names of entries are
 * encoded, because an id may contain any character.
 *
 * @param number from 0
 */
record EntityBucket(EntityWindow window, int number) {
  private static final int OF_A_DAY = 256;
  private static final int OF_A_MONTH = 1_024;

  /** Not a character of Base64. */
  private static final char PAGE = '!';

  /** Spreads similar ids: the 64-bit golden ratio. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  static EntityBucket of(Cell cell) {
    Entity entity = cell.entity().orElseThrow();
    EntityWindow window = EntityWindow.of(cell).orElseThrow();
    int mixed = (int) ((entity.id().hashCode() * MIX) >>> Integer.SIZE);
    return new EntityBucket(window, Math.floorMod(mixed, count(window.grain())));
  }

  static Stream<EntityBucket> all(EntityWindow window) {
    return IntStream.range(0, count(window.grain()))
        .mapToObj(number -> new EntityBucket(window, number));
  }

  private static int count(Grain grain) {
    return grain == Grain.MONTH ? OF_A_MONTH : OF_A_DAY;
  }

  String id() {
    return window.id() + '|' + number;
  }

  /** Returns the name of a cell in its document. */
  static String name(Cell cell) {
    String id =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(cell.entity().orElseThrow().id().getBytes(UTF_8));
    return cell.page() == 0 ? id : id + PAGE + cell.page();
  }

  /** Returns the cell of that name. */
  Cell cell(String name) {
    int end = name.indexOf(PAGE);
    String id = end < 0 ? name : name.substring(0, end);
    return new Cell(
        Kind.ENTITIES,
        window.platform(),
        window.grain(),
        window.start(),
        end < 0 ? 0 : Integer.parseInt(name.substring(end + 1)),
        Optional.of(
            new Entity(window.type(), new String(Base64.getUrlDecoder().decode(id), UTF_8))));
  }
}
