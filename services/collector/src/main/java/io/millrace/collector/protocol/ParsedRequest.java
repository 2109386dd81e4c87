package io.millrace.collector.protocol;

import java.util.List;

/**
 * The items of one request.
 *
 * @param items in the order of the request; at most 1 000, else the collector refuses the request
 */
public record ParsedRequest(List<ParsedItem> items) {
  public ParsedRequest {
    items = List.copyOf(items);
  }
}
