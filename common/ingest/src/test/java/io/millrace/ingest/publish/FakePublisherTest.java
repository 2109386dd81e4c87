package io.millrace.ingest.publish;

import io.millrace.events.Event;
import java.util.List;

class FakePublisherTest extends EventPublisherContract {
  private final FakePublisher publisher = new FakePublisher();

  @Override
  EventPublisher publisher() {
    return publisher;
  }

  @Override
  List<Event> published() {
    return publisher.published();
  }

  @Override
  void breakDown() {
    publisher.acknowledgeOnly(_ -> false);
  }

  @Override
  void recover() {
    publisher.acknowledgeOnly(_ -> true);
  }
}
