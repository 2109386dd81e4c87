package io.millrace.insights.testing;

import java.util.Optional;
import java.util.function.Supplier;

/** What several stores share, in epochs; each store has joined one. */
final class InMemoryEpochs<D> {
  private final Supplier<D> fresh;
  private final Shared<D> shared;
  private Epoch<D> joined;

  /** Nothing there, and nobody to share it with. */
  InMemoryEpochs(Supplier<D> fresh) {
    this(fresh, new Shared<>(new Epoch<>(Optional.empty(), fresh.get())));
  }

  private InMemoryEpochs(Supplier<D> fresh, Shared<D> shared) {
    this.fresh = fresh;
    this.shared = shared;
    this.joined = shared.latest;
  }

  /** Those of another store on the same. */
  InMemoryEpochs<D> another() {
    return new InMemoryEpochs<>(fresh, shared);
  }

  /** What is there in the epoch joined. */
  D data() {
    return joined.data();
  }

  /** The topic that the epoch joined began with. */
  Optional<String> topic() {
    return joined.topic();
  }

  void join() {
    joined = shared.latest;
  }

  void startOver(String topic) {
    if (isCurrent()) {
      shared.latest = new Epoch<>(Optional.of(topic), fresh.get());
    }
    join();
  }

  boolean isCurrent() {
    return joined == shared.latest;
  }

  private static final class Shared<D> {
    private Epoch<D> latest;

    private Shared(Epoch<D> latest) {
      this.latest = latest;
    }
  }

  /** Not a record: two epochs with nothing in them are two. */
  private static final class Epoch<D> {
    private final Optional<String> topic;
    private final D data;

    private Epoch(Optional<String> topic, D data) {
      this.topic = topic;
      this.data = data;
    }

    private Optional<String> topic() {
      return topic;
    }

    private D data() {
      return data;
    }
  }
}
