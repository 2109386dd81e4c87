package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.kafka.net.FreePorts;
import io.millrace.system.Command;
import io.millrace.system.RunningMillrace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Views that are kept at the server, shown in other pages, and on a wall. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class SavedViewsIT {
  private static final String VIEW = "#/loops?range=24h&model=linear";

  private static final String DAY = "from=2026-11-01&to=2026-11-02";

  private static final String LATE =
      """
      const real = window.fetch;
      window.fetch = (path, options) => path === '/v1/lag'
        ? Promise.resolve(Response.json({lag: {seconds: 40, events: 7}}))
        : real(path, options);
      """;

  private Path data;
  private int otherPort;
  private RunningMillrace millrace;

  @BeforeAll
  void start(@TempDir Path directory) {
    data = directory.resolve("data");
    otherPort = FreePorts.take(1).getFirst();
    millrace = RunningMillrace.start(data, "--frame-ancestors", "http://127.0.0.1:" + otherPort);
    new Story(millrace).send();
  }

  @AfterAll
  void stop() {
    millrace.close();
  }

  @Test
  void savesOpensRenamesAndDeletesAView() {
    try (Browser browser = Browser.start("en", 1280)) {
      Page page = new Page(browser, millrace);
      page.signIn("admin.key");
      page.open(VIEW);
      page.await("matrix");
      page.await("views-open").click();
      browser.await("[data-testid=view-name]").sendKeys("My loops", Keys.ENTER);
      browser.await("the view is listed", () -> names(browser).equals(List.of("My loops")));
      browser.await("[data-testid=view-name]").sendKeys("My loops", Keys.ENTER);
      assertThat(browser.await("[data-testid=problem]").getDomAttribute("data-code"))
          .isEqualTo("view_exists");
      browser.picture("saved-views");
      browser.press(Keys.ESCAPE);

      page.open("#/orders");
      page.await("views-open").click();
      browser.await("[data-testid=saved-view]").click();
      page.await("matrix");
      assertThat(hash(browser)).isEqualTo(VIEW);

      page.open("#/orders");
      page.await("palette-open").click();
      browser.await("[data-testid=palette-input]").sendKeys("my lo");
      browser.await("[data-kind=saved]").click();
      page.await("matrix");
      assertThat(hash(browser)).isEqualTo(VIEW);

      page.await("views-open").click();
      page.await("view-rename").click();
      browser
          .await("[data-testid=saved-views] [data-testid=view-name]")
          .sendKeys(Keys.chord(Keys.CONTROL, "a"), "Loops of the day", Keys.ENTER);
      browser.await("it is renamed", () -> names(browser).equals(List.of("Loops of the day")));
      page.await("view-delete").click();
      browser.await("it is gone", () -> names(browser).isEmpty());
    }
  }

  @Test
  void aReaderOpensViewsAndWritesNone() {
    try (Browser browser = Browser.start("en", 390)) {
      Page page = new Page(browser, millrace);
      page.signIn("read.key");
      page.await("views-open").click();
      page.await("views");
      assertThat(browser.all("[data-testid=view-form], [data-testid=view-delete]")).isEmpty();
    }
  }

  @Test
  void showsOneViewInAnotherPageWithAKeyOfExactlyThisView() throws IOException {
    String key;
    try (Browser browser = Browser.start("en", 1280)) {
      Page page = new Page(browser, millrace);
      page.signIn("admin.key");
      page.open(VIEW);
      page.await("matrix");
      page.await("earners-table");
      page.await("views-open").click();
      page.await("embed-open").click();
      String command = page.await("embed-command").getText();
      assertThat(command).contains("'/v1/loops?by=surface&model=linear&");
      key = created(command);
      page.awaitText("embed-frame", "/?embed#KEY/loops?");
      browser.picture("embed-dialog");
    }
    URI view = millrace.url("/?embed#" + key + VIEW.substring(1));
    HttpServer other = page("<iframe src='%s' width='1000' height='800'></iframe>".formatted(view));
    try (Browser browser = Browser.start("en", 1280)) {
      browser.open(URI.create("http://127.0.0.1:%d/".formatted(otherPort)));
      browser.enter("iframe");
      browser.await("[data-testid=matrix]");
      browser.await("[data-testid=earners-table]");
      assertThat(browser.all("nav, [data-testid=problem], [data-testid=key]")).isEmpty();
      assertThat(String.valueOf(browser.run("return location.href"))).doesNotContain(key);
      browser.run("location.reload()");
      browser.await("[data-testid=matrix]");
      browser.picture("embedded");

      browser.open(millrace.url("/?embed#" + key + "/orders"));
      assertThat(browser.await("[data-testid=problem]").getDomAttribute("data-code"))
          .isEqualTo("wrong_role");
      browser.open(millrace.url("/?embed"));
      browser.await("[data-testid=embed-refused]");
      assertThat(browser.all("[data-testid=key]")).isEmpty();
    } finally {
      other.stop(0);
    }
    assertThat(status(key, "/v1/orders")).isEqualTo(403);
    assertThat(status(key, "/v1/loops")).isEqualTo(403);
    assertThat(status(key, "/v1/loops?model=linear&by=surface&" + DAY)).isEqualTo(200);
    assertThat(status(key, "/v1/loops?model=linear&by=channel&" + DAY)).isEqualTo(403);
  }

  @Test
  void anEmbeddedViewSaysHowFarCountingIsAndThatTheServerIsAway() throws IOException {
    String key =
        created(
            "./millrace keys add --name late --role view --path /v1/platforms"
                + " --path '/v1/loops?model=linear&from&to'"
                + " --path '/v1/loops?by=surface&model=linear&from&to'"
                + " --path '/v1/annotations?from&to'");
    URI view = millrace.url("/?embed#" + key + "/loops?range=30d&model=linear");
    try (Browser browser = Browser.start("en", 600)) {
      browser.open(view);
      browser.await("[data-testid=as-of]:not([data-value=''])");
      browser.await("[data-testid=earners-table] tr[data-surface]");
      assertThat(browser.all("[data-testid=problem]")).isEmpty();
      assertThat(browser.all("[data-testid=stream][data-late], html[data-stale]")).isEmpty();
      browser.network(false);
      browser.await("[data-testid=stream][data-away]");
      browser.await("html[data-stale]");
      browser.network(true);
      browser.await(
          "it is current again",
          () -> browser.all("[data-testid=stream][data-away], html[data-stale]").isEmpty());
    }
    try (Browser browser = Browser.start("en", 600)) {
      browser.beforeEveryPage(LATE);
      browser.open(view);
      browser.await("[data-testid=stream][data-late]");
      assertThat(browser.await("[data-testid=lag]").getText())
          .isEqualTo("40 sec behind, 7 events wait");
      browser.picture("embedded-late");
    }
  }

  @Test
  void aWallComesBackAfterARestartAndSaysWhatToDoWhenItsSessionEnds() {
    try (Browser browser = Browser.start("en", 1280)) {
      Page page = new Page(browser, millrace);
      page.signIn("read.key");
      browser.open(millrace.url("/?display#/"));
      page.awaitDrawn("sankey");
      millrace.kill();
      browser.await("it says that the server is away", () -> isStale(browser));
      millrace.restart();
      browser.await("it is current again", () -> !isStale(browser));
      page.awaitDrawn("sankey");
      browser.run("return fetch('/session', {method: 'DELETE'})");
      page.await("wall-hint");
      page.await("key").sendKeys(millrace.key("read.key"), Keys.ENTER);
      page.awaitDrawn("sankey");
    }
  }

  private String created(String command) {
    List<String> arguments = new ArrayList<>();
    var words = Pattern.compile("'([^']*)'|([^\\s'\\\\]+)").matcher(command);
    while (words.find()) {
      arguments.add(words.group(1) != null ? words.group(1) : words.group(2));
    }
    assertThat(arguments).startsWith("./millrace", "keys", "add");
    arguments.addAll(List.of("--data", data.toString()));
    Command.Result result = Command.run(arguments.subList(1, arguments.size()));
    assertThat(result.code()).as(result.output()).isZero();
    return result.output().lines().filter(line -> line.startsWith("mr_")).findFirst().orElseThrow();
  }

  private HttpServer page(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), otherPort), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = ("<!doctype html>" + body).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private int status(String key, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(millrace.url(path)).header("Authorization", "Bearer " + key).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static boolean isStale(Browser browser) {
    return !browser.all("html[data-stale]").isEmpty();
  }

  private static List<String> names(Browser browser) {
    return browser.each("[data-testid=saved-view]", "each.textContent");
  }

  private static String hash(Browser browser) {
    return String.valueOf(browser.run("return location.hash"));
  }
}
