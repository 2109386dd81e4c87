package io.millrace.demo.feed;

import io.millrace.demo.world.DemoEvent;
import io.millrace.importer.Line;
import io.millrace.importer.SourceLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event to send to the gateway.
 *
 * @param due the time to send it
 * @param event the event
 * @param mistake the mistake to put into the event, if any
 */
record Dispatch(Instant due, DemoEvent event, Optional<Mistake> mistake)
    implements Comparable<Dispatch> {
  private static final Comparator<Dispatch> ORDER =
      Comparator.comparing(Dispatch::due)
          .thenComparing(dispatch -> dispatch.event().id())
          .thenComparing(dispatch -> dispatch.mistake().isPresent());

  Line line() {
    return new Line(new SourceLine("demo", 1), event.what().type(), json());
  }

  private String json() {
    if (mistake.isEmpty()) {
      return event.json();
    }
    Map<String, Object> fields = event.fields();
    fields.put("id", event.id() + "-x");
    mistake.get().make(fields);
    return JsonMapper.shared().writeValueAsString(fields);
  }

  @Override
  public int compareTo(Dispatch other) {
    return ORDER.compare(this, other);
  }
}
