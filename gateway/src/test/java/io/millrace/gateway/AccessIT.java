package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.NewKey;
import io.millrace.keys.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT {
  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @ParameterizedTest
  @CsvSource({
    "WRITE, 200, 403",
    "READ, 403, 200",
    "ADMIN, 403, 200",
  })
  void opensForEachRoleItsOwnRoutes(Role role, int events, int questions) {
    assertThat(send("Bearer " + gateway.key(role), true).statusCode()).isEqualTo(events);
    assertThat(send("Bearer " + gateway.key(role), false).statusCode()).isEqualTo(questions);
  }

  @Test
  void saysThatTheRoleIsWrong() {
    HttpResponse<String> answer = send("Bearer " + gateway.key(Role.ADMIN), true);
    assertProblem(answer, 403, "wrong_role");
    assertThat(challenge(answer))
        .isEqualTo("Bearer realm=\"millrace\", error=\"insufficient_scope\"");
  }

  @Test
  void asksForAKey() {
    HttpResponse<String> answer = gateway.send(gateway.request("/v1/loops"));
    assertProblem(answer, 401, "no_key");
    assertThat(challenge(answer)).isEqualTo("Bearer realm=\"millrace\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer mr_",
        "Basic YTpi",
        "Bearer mr_00000000_0000000000000000000000000000000000000000000"
      })
  void refusesWhatIsNoKey(String header) {
    HttpResponse<String> answer = send(header, false);
    assertProblem(answer, 401, "bad_key");
    assertThat(challenge(answer)).isEqualTo("Bearer realm=\"millrace\", error=\"invalid_token\"");
  }

  @Test
  void refusesAKeyWithARightPrefixAndAWrongRest() {
    String key = gateway.key(Role.READ);
    assertProblem(send("Bearer " + key.substring(0, 54) + "?", false), 401, "bad_key");
  }

  @Test
  void ignoresKeysInTheUri() {
    String path = "/v1/loops?access_token=" + gateway.key(Role.READ);
    assertProblem(gateway.send(gateway.request(path)), 401, "no_key");
  }

  @Test
  void takesKeysUpAndDropsThemWhileItRuns() {
    NewKey key = gateway.keys.create("rotated", Role.READ);
    String header = "Bearer " + key.secret();
    await().untilAsserted(() -> assertThat(send(header, false).statusCode()).isEqualTo(200));
    gateway.keys.revoke(key.key().prefix());
    await().untilAsserted(() -> assertProblem(send(header, false), 401, "bad_key"));
  }

  @Test
  void keepsTheLastGoodKeysWhenTheFileIsBroken() throws IOException {
    Path file = gateway.keysFile();
    byte[] good = Files.readAllBytes(file);
    Files.writeString(file, "{ broken");
    await()
        .untilAsserted(
            () ->
                assertThat(gateway.management("/health"))
                    .contains("DEGRADED", "not a file of keys"));
    assertThat(send("Bearer " + gateway.key(Role.READ), false).statusCode()).isEqualTo(200);
    Files.write(file, good);
    await()
        .untilAsserted(() -> assertThat(gateway.management("/health")).doesNotContain("DEGRADED"));
  }

  private static HttpResponse<String> send(String authorization, boolean events) {
    HttpRequest.Builder request =
        events
            ? gateway.request("/v1/events/social").POST(BodyPublishers.ofString("{}"))
            : gateway.request("/v1/loops");
    return gateway.send(request.header("Authorization", authorization));
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElseThrow();
  }
}
