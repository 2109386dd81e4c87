package io.millrace.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A small service behind the gateway on a free port. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({BehindGatewayConfiguration.class, TestService.Answers.class})
class TestService {
  static final String TOKEN = "0123456789abcdef";

  static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(TestService.class)
        .web(WebApplicationType.REACTIVE)
        .properties(
            Map.of(
                "server.address", "127.0.0.1",
                "server.port", "0",
                "millrace.internal-token", TOKEN,
                "spring.main.banner-mode", "off"))
        .run(args);
  }

  static int port(ConfigurableApplicationContext service) {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  static HttpRequest.Builder request(ConfigurableApplicationContext service, String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(port(service), path)))
        .header(InternalToken.HEADER, TOKEN);
  }

  @RestController
  static class Answers {
    @PostMapping("/length")
    Mono<Integer> length(@RequestBody byte[] body) {
      return Mono.just(body.length);
    }

    @PostMapping("/rude")
    String rude() {
      throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "rude", "not read, but answered");
    }

    @GetMapping(path = "/ticks", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Long> ticks(@RequestParam long millis) {
      return Flux.interval(Duration.ZERO, Duration.ofMillis(millis)).onBackpressureDrop();
    }

    @GetMapping(path = "/flood", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> flood() {
      return Flux.generate(sink -> sink.next("x".repeat(10_000)));
    }

    @GetMapping("/after")
    Mono<String> after(@RequestParam long millis) {
      Mono<String> answer = Mono.just("after " + millis);
      return millis == 0 ? answer : answer.delayElement(Duration.ofMillis(millis));
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("secret inside");
    }

    @GetMapping("/later")
    String later() {
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "later", "come again")
          .retryAfter(Duration.ofMillis(1_200));
    }

    @GetMapping("/parameter")
    String parameter() {
      throw ProblemException.ofParameter(
          "from", ParameterReason.NOT_A_BORDER, "not on a border of the grain");
    }
  }
}
