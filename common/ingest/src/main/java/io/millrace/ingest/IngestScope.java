package io.millrace.ingest;

import io.millrace.events.Domain;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an ingest service takes.
 *
 * @param path the path of the native API
 * @param domains the domains of the events that the service takes there; at least one
 * @param identities whether the service also keeps identity statements
 */
public record IngestScope(String path, Set<Domain> domains, boolean identities) {
  private static final String EVENTS = "/v1/events";

  /** All events at one path, and identity statements. */
  public static final IngestScope ALL_DOMAINS =
      new IngestScope(EVENTS, EnumSet.allOf(Domain.class), true);

  public IngestScope {
    domains = Set.copyOf(domains);
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("an ingest service takes events of at least one domain");
    }
  }

  /** The events of one domain, at the path of the domain. */
  public static IngestScope of(Domain domain) {
    return new IngestScope(EVENTS + '/' + domain.id(), Set.of(domain), false);
  }

  /** The topics that the service writes to. */
  List<Topic> topics() {
    List<Topic> topics = new ArrayList<>(domains.stream().sorted().map(Topics::events).toList());
    if (identities) {
      topics.add(Topics.IDENTITIES);
    }
    return topics;
  }
}
