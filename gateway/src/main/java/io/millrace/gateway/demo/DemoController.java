package io.millrace.gateway.demo;

import io.millrace.gateway.access.AccessProblems;
import io.millrace.gateway.access.SameOrigin;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.keys.Role;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers {@code POST /demo}: it starts the demo. A browser with the role {@code admin} may do
 * this.
 */
@RestController
public class DemoController {
  private final Optional<DemoSwitch> demo;

  DemoController(Optional<DemoSwitch> demo) {
    this.demo = demo;
  }

  @PostMapping("/demo")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void start(ServerWebExchange exchange) {
    SameOrigin.require(exchange.getRequest());
    AccessProblems.require(exchange, Role.ADMIN);
    demo.filter(DemoSwitch::isOffered)
        .orElseThrow(
            () ->
                GatewayProblem.NOT_FOUND.because(
                    "there is no demo here, or there are events that it would be mixed with"))
        .start();
  }
}
