package io.millrace.social;

import io.millrace.ingest.testing.DomainServiceContract;

class SocialApplicationTest extends DomainServiceContract {
  SocialApplicationTest() {
    super("social", SocialApplication::start);
  }
}
