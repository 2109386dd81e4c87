package io.millrace.insights.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.events.cell.Kind;
import io.millrace.insights.projection.CellListener;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Progress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** Tells every live client which rows changed. */
@Component
class LiveHub implements CellListener {
  private final Counter sent;
  private final LiveWindows windows;
  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();

  LiveHub(LiveWindows windows, MeterRegistry meters) {
    this.windows = windows;
    Gauge.builder("millrace.insights.live.clients", clients, Set::size)
        .description("live streams that are open")
        .register(meters);
    sent =
        Counter.builder("millrace.insights.live.sent.events")
            .description("events sent to live clients, comments not counted")
            .register(meters);
  }

  @Override
  public void restored(Progress progress) {
    windows.load(progress);
    clients.forEach(LiveClient::end);
  }

  @Override
  public void read(Collection<CellRevision> revisions, Progress progress) {
    Map<RowKey, Set<Kind>> changed = windows.apply(revisions);
    List<LiveClient> concerned = clients.stream().filter(client -> client.note(changed)).toList();
    // Between noting and waking, so that what is sent next can be identified by it.
    windows.noted(progress);
    concerned.forEach(LiveClient::wake);
  }

  /** A new client, told of every change from here on, and of what is there already. */
  LiveClient register(LiveFilter filter, LongSupplier nowMs) {
    windows.requireLoaded();
    LiveClient client = new LiveClient(filter, windows, nowMs);
    clients.add(client);
    return client;
  }

  void remove(LiveClient client) {
    clients.remove(client);
  }

  void sent() {
    sent.increment();
  }

  int clients() {
    return clients.size();
  }
}
