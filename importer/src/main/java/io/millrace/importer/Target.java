package io.millrace.importer;

import io.millrace.events.Domain;
import java.net.URI;

/**
 * The address of the gateway and a key.
 *
 * @param url scheme, host and port
 * @param key a secret with the role {@code write}
 */
public record Target(URI url, String key) {

  URI events(Domain domain) {
    return url.resolve("/v1/events/" + domain.id());
  }

  @Override
  public String toString() {
    return "Target[url=%s, key hidden]".formatted(url);
  }
}
