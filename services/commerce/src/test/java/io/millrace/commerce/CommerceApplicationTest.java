package io.millrace.commerce;

import io.millrace.ingest.testing.DomainServiceContract;

class CommerceApplicationTest extends DomainServiceContract {
  CommerceApplicationTest() {
    super("commerce", CommerceApplication::start);
  }
}
