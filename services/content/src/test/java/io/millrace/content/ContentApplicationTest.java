package io.millrace.content;

import io.millrace.ingest.testing.DomainServiceContract;

class ContentApplicationTest extends DomainServiceContract {
  ContentApplicationTest() {
    super("content", ContentApplication::start);
  }
}
