package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixedDomainsTest {

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takesEveryTypeWhenEveryDomainIsAllowed(EventType type) throws Exception {
    assertThat(decode(EnumSet.allOf(Domain.class), json(type))).isInstanceOf(Decoded.Valid.class);
  }

  @Test
  void namesTheTypesOfAllItsDomainsForAnUnknownOne() throws Exception {
    String json = json(EventType.VIEW).replace("view", "veiw");

    assertThat(detail(decode(EnumSet.of(Domain.SOCIAL, Domain.COMMERCE), json)))
        .isEqualTo(
            "type 'veiw' is not one of message post share reaction join invite call"
                + " product_view cart_add purchase refund tip ad_revenue spend");
  }

  @Test
  void refusesTheTypesOfOtherDomains() throws Exception {
    assertThat(detail(decode(EnumSet.of(Domain.SOCIAL, Domain.COMMERCE), json(EventType.VIEW))))
        .isEqualTo("type 'view' belongs to /v1/events/content");
  }

  private static Decoded decode(Set<Domain> domains, String json) throws UnreadableException {
    byte[] body = json.getBytes(UTF_8);
    EventValidator validator =
        new EventValidator(
            domains,
            Catalog.builtIn(),
            new Pseudonyms(Samples.SECRET),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            Duration.ZERO,
            Samples.EARLIEST);
    List<Decoded> decoded = new BodyDecoder(validator).decode(body, body.length, BodyFormat.JSON);
    return decoded.getFirst();
  }

  private static String detail(Decoded decoded) {
    return ((Decoded.Invalid) decoded).reason().detail();
  }
}
