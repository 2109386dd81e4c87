package io.millrace.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * The creators of a platform. A few of them have most of the audience.
 *
 * @param platform id of the platform
 * @param surfaces where their content is
 * @param named share of the events on these surfaces that name their creator, 0 to 1
 * @param handles the creators; the k-th has a weight of 1/k
 */
record Creators(String platform, Set<String> surfaces, double named, Weighted<String> handles) {

  /** Reads the table of creators. Every creator of the world has another name. */
  static List<Creators> read() {
    Handles handles = new Handles();
    List<Creators> all = new ArrayList<>();
    for (CSVRecord row : new WorldTable("creators.csv").rows(row -> row)) {
      all.add(
          new Creators(
              row.get("platform"),
              Set.of(row.get("surfaces").split(" ", -1)),
              WorldTable.number(row, "named"),
              popular(handles.next(Integer.parseInt(row.get("creators"))))));
    }
    return List.copyOf(all);
  }

  /** Things of which the k-th has a weight of 1/k. */
  static Weighted<String> popular(List<String> things) {
    return Weighted.of(
        things, IntStream.rangeClosed(1, things.size()).mapToDouble(k -> 1.0 / k).toArray());
  }

  /** Gives every creator a name of two words that no other creator has. */
  private static final class Handles {
    private final List<CSVRecord> words = new WorldTable("handles.csv").rows(row -> row);
    private int given;

    List<String> next(int count) {
      List<String> names = IntStream.range(given, given + count).mapToObj(this::name).toList();
      given += count;
      return names;
    }

    private String name(int number) {
      int size = words.size();
      int second = (number + number / size) % size;
      return words.get(number % size).get("first") + "-" + words.get(second).get("second");
    }
  }
}
