package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class SameOriginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "",
        "http://millrace.example:81",
        "http://millrace.example.evil.example",
        "http://evil.example/millrace.example",
        "not an origin"
      })
  void takesEveryOtherOriginForForeign(String origin) {
    assertThat(SameOrigin.isForeign(headers("Origin", origin))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://millrace.example", "https://MILLRACE.example"})
  void takesItsOwnOriginForItsOwnWhateverTheScheme(String origin) {
    assertThat(SameOrigin.isForeign(headers("Origin", origin))).isFalse();
  }

  @Test
  void takesOneForeignOriginOfTwoForForeign() {
    HttpHeaders headers = headers("Origin", "http://millrace.example");
    headers.add("Origin", "http://evil.example");
    assertThat(SameOrigin.isForeign(headers)).isTrue();
  }

  @Test
  void believesWhatTheBrowserSaysOfTheSite() {
    assertThat(SameOrigin.isForeign(headers("Sec-Fetch-Site", "same-origin"))).isFalse();
    assertThat(SameOrigin.isForeign(headers("Sec-Fetch-Site", "none"))).isFalse();
    assertThat(SameOrigin.isForeign(headers("Sec-Fetch-Site", "same-site"))).isTrue();
    assertThat(SameOrigin.isForeign(headers("Sec-Fetch-Site", "cross-site"))).isTrue();
    assertThat(SameOrigin.isForeign(new HttpHeaders())).isFalse();
  }

  private static HttpHeaders headers(String name, String value) {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Host", "millrace.example");
    headers.add(name, value);
    return headers;
  }
}
