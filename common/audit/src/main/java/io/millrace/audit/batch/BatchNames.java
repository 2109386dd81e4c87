package io.millrace.audit.batch;

import io.millrace.events.Entities;
import io.millrace.events.loop.TouchNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes the names from touches that do not count. Of each part, only the names of the latest {@code
 * MOST} distinct ones of a loop count. The same id at two surfaces is two names.
 */
final class BatchNames {
  private static final int MOST = 32;

  private BatchNames() {}

  /** The same touches, each with only the names that count. */
  static List<BatchTouch> ofLatest(List<BatchTouch> touches) {
    List<Optional<String>> creators = latest(touches, names -> names.entities().creator());
    List<Optional<String>> campaigns = latest(touches, names -> names.entities().campaign());
    List<Optional<String>> items = latest(touches, names -> names.entities().item());
    List<Optional<String>> channels = latest(touches, TouchNames::channel);
    List<Optional<String>> regions = latest(touches, TouchNames::region);
    List<BatchTouch> named = new ArrayList<>();
    for (int i = 0; i < touches.size(); i++) {
      Entities entities = new Entities(creators.get(i), campaigns.get(i), items.get(i));
      named.add(touches.get(i).with(new TouchNames(entities, channels.get(i), regions.get(i))));
    }
    return named;
  }

  /** One part of the names of each touch, where it counts. */
  private static List<Optional<String>> latest(
      List<BatchTouch> touches, Function<TouchNames, Optional<String>> part) {
    record Name(String platform, String surface, String text) {}
    Set<Name> counting = new HashSet<>();
    for (BatchTouch touch : touches.reversed()) {
      part.apply(touch.names())
          .filter(_ -> counting.size() < MOST)
          .ifPresent(text -> counting.add(new Name(touch.platform(), touch.surface(), text)));
    }
    return touches.stream()
        .map(
            touch ->
                part.apply(touch.names())
                    .filter(
                        text ->
                            counting.contains(new Name(touch.platform(), touch.surface(), text))))
        .toList();
  }
}
