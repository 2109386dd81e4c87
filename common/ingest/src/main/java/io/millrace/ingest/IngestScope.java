package io.millrace.ingest;

import io.millrace.events.Domain;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an ingest service takes.
 *
 * @param path the path of the native API
 * @param domains the domains of the events that the service takes there; at least one
 */
public record IngestScope(String path, Set<Domain> domains) {
  private static final String EVENTS = "/v1/events";

  /** All events at one path. */
  public static final IngestScope ALL_DOMAINS =
      new IngestScope(EVENTS, EnumSet.allOf(Domain.class));

  public IngestScope {
    domains = Set.copyOf(domains);
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("an ingest service takes events of at least one domain");
    }
  }

  /** The events of one domain, at the path of the domain. */
  public static IngestScope of(Domain domain) {
    return new IngestScope(EVENTS + '/' + domain.id(), Set.of(domain));
  }
}
