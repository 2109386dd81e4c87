package io.millrace.collector;

import io.millrace.collector.protocol.Protocol;
import io.millrace.ingest.IngestConfiguration;
import io.millrace.ingest.IngestScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A collector on a free port that speaks {@link ListProtocol}. */
final class RunningCollector implements AutoCloseable {
  private static final String TOKEN = "only the tests know this token";

  private final ConfigurableApplicationContext service;
  private final HttpClient http = HttpClient.newHttpClient();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({CollectorConfiguration.class, IngestConfiguration.class})
  static class Configuration {
    @Bean
    IngestScope scope() {
      return IngestScope.ALL_DOMAINS;
    }

    @Bean
    List<Protocol> protocols() {
      return List.of(new ListProtocol());
    }
  }

  /** Starts the service with the broker and further settings, each as {@code name=value}. */
  RunningCollector(String bootstrap, String... settings) {
    Stream<String> common =
        Stream.of(
            "spring.config.name=collector",
            "server.port=0",
            "management.server.port=0",
            "millrace.internal-token=" + TOKEN,
            "millrace.visitor-secret=a secret that only the tests know",
            "spring.kafka.bootstrap-servers=" + bootstrap);
    service =
        new SpringApplicationBuilder(Configuration.class)
            .run(
                Stream.concat(common, Stream.of(settings))
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%s%s".formatted(port("local.server.port"), path)))
        .timeout(Duration.ofSeconds(20))
        .header("X-Millrace-Internal", TOKEN);
  }

  HttpResponse<String> post(String path, String type, String body, String... headers) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The latest receipts, up to the event {@code ready}. */
  List<String> receipts() {
    try (Stream<String> lines =
        http.send(request("/v1/receipts").build(), BodyHandlers.ofLines()).body()) {
      return lines.takeWhile(line -> !line.equals("event:ready")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String metrics() {
    String uri = "http://127.0.0.1:%s/actuator/prometheus".formatted(port("local.management.port"));
    return send(HttpRequest.newBuilder(URI.create(uri))).body();
  }

  private String port(String name) {
    return service.getEnvironment().getRequiredProperty(name);
  }

  @Override
  public void close() {
    service.close();
    http.close();
  }
}
