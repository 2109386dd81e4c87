package io.millrace.insights.annotations;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.insights.annotations.store.NoteStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The written notes and the notes of the catalog. Calls block. */
@Component
final class Annotations {
  private static final Comparator<Annotation> ORDER =
      Comparator.comparing(Annotation::at).thenComparing(Annotation::id);

  private final NoteStore store;
  private final AnnotationSettings settings;
  private final List<Annotation> builtIn;

  Annotations(NoteStore store, AnnotationSettings settings, Catalog catalog, Calendar calendar) {
    this.store = store;
    this.settings = settings;
    this.builtIn =
        catalog.linkPolicies().stream()
            .map(
                policy ->
                    Annotation.of(
                        policy,
                        catalog
                            .find(policy.platform())
                            .map(Platform::name)
                            .orElse(policy.platform()),
                        calendar.zone()))
            .toList();
  }

  int most() {
    return settings.most();
  }

  /** Returns the notes that match, oldest first. */
  List<Annotation> find(Predicate<Annotation> wanted) {
    return Stream.concat(builtIn.stream(), store.all().stream().map(Annotation::of))
        .filter(wanted)
        .sorted(ORDER)
        .toList();
  }

  /** Writes a note; empty when there are too many. */
  Optional<Annotation> add(NewAnnotation note) {
    return store.add(note.at(), note.text(), note.platform(), settings.most()).map(Annotation::of);
  }

  /** Deletes a written note. Returns whether there was one. */
  boolean delete(String id) {
    return store.delete(id);
  }
}
