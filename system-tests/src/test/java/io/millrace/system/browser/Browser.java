package io.millrace.system.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An installed Chromium without a screen, with an empty profile. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it with a window of that width in CSS pixels.
   *
   * @throws IllegalStateException when no chromium and chromedriver are on the path
   */
  static Browser start(String language, int width) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("chromium").toFile());
    options.addArguments(FLAGS);
    options.addArguments("--lang=" + language);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE);
    Browser browser = new Browser(driver);
    browser.resize(width);
    return browser;
  }

  /** Headless windows have a least width; what counts is that of the page. */
  void resize(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.manage().window().setSize(new Dimension(Math.max(width, 600), 900));
  }

  void open(URI page) {
    driver.switchTo().defaultContent();
    driver.get(page.toString());
  }

  /** To the page before, which the browser may have kept as it was. */
  void back() {
    driver.navigate().back();
  }

  /** The first shown element of that selector, once there is one. */
  WebElement await(String css) {
    List<WebElement> found = new ArrayList<>();
    await("no visible " + css, () -> shown(css).findFirst().map(found::add).isPresent());
    return found.getFirst();
  }

  /** What the expression says of {@code each} element of that selector, all at one moment. */
  List<String> each(String css, String expression) {
    String script =
        "return [...document.querySelectorAll(arguments[0])].map(each => %s)".formatted(expression);
    return ((List<?>) requireNonNull(run(script, css))).stream().map(String::valueOf).toList();
  }

  /** Waits for the condition. */
  void await(String what, BooleanSupplier condition) {
    wait(() -> what).until(_ -> condition.getAsBoolean());
  }

  private Stream<WebElement> shown(String css) {
    return all(css).stream().filter(WebElement::isDisplayed);
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Cuts the page off from the network, or connects it again. */
  void network(boolean connected) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", !connected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Runs this script in every page that is opened from now on, before its own scripts. */
  void beforeEveryPage(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Shows the page as with that value of a media feature, such as {@code forced-colors}. */
  void media(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Shows the page as on paper, or on the screen again. */
  void onPaper(boolean paper) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : "screen"));
  }

  /** Puts the pointer on the first shown element of that selector. */
  void pointAt(String css) {
    new Actions(driver).moveToElement(await(css)).perform();
  }

  /** Continues inside the frame of that selector, until another page is opened. */
  void enter(String css) {
    driver.switchTo().frame(await(css));
  }

  /** Presses keys as a user who has not chosen a field. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Runs a script in the page; its result. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What the page complained about since the last call: errors, and what the CSP stopped. */
  List<String> complaints() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** A picture of the page beside the other results, for people. */
  void picture(String name) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "pictures"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }

  private WebDriverWait wait(Supplier<String> what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
    wait.ignoring(StaleElementReferenceException.class);
    wait.withMessage(what);
    return wait;
  }

  private static Path installed(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path path = Path.of(folder, program);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new IllegalStateException(
        program + " is not on the PATH; the browser tests need it (Debian: chromium-driver)");
  }
}
