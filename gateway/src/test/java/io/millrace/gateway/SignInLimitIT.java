package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SignInLimitIT {
  @Test
  void countsTriesByAddressWhateverComesWithThem() {
    try (RunningGateway gateway =
        new RunningGateway(
            "--millrace.gateway.limits.address.requests-per-second=2",
            "--millrace.gateway.session.lasts=1s",
            "--millrace.gateway.session.secure=true")) {
      String cookie = gateway.cookie(gateway.key(Role.READ));
      HttpRequest.Builder wrong =
          gateway
              .request("/session")
              .header("Authorization", "Bearer " + gateway.key(Role.READ))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"key\":\"mr_guess\"}"));
      await().untilAsserted(() -> assertProblem(gateway.send(wrong), 429, "too_many_requests"));
      HttpRequest.Builder read = gateway.request("/v1/loops").header("Cookie", cookie);
      await().untilAsserted(() -> assertThat(gateway.send(read).statusCode()).isIn(401, 429));
      HttpRequest.Builder right =
          gateway
              .request("/session")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"key\":\"" + gateway.key(Role.READ) + "\"}"));
      await()
          .untilAsserted(
              () -> {
                HttpResponse<String> answer = gateway.send(right);
                assertThat(answer.statusCode()).isEqualTo(204);
                assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("; Secure");
              });
    }
  }
}
