package io.millrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is in the jar. */
class PagesTest {
  private static final int MOST_BYTES = 300 * 1024;

  /** A name that looks like an address. No browser loads it. */
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");
  private static final Pattern HOST = Pattern.compile("(?:https?:)?//[a-z0-9-]+(?:\\.[a-z0-9-]+)+");

  @Test
  void allThatTheFirstPageLoadsIsLightWhenCompressed() {
    int bytes = bytes("index.html.gz").length;
    for (String asset : assets()) {
      bytes += bytes(asset + ".gz").length;
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void theFirstPageLoadsScriptsAStyleAndTheLicencesOfBoth() {
    assertThat(assets())
        .extracting(asset -> asset.replaceAll("-[0-9a-f]{12}\\.", "."))
        .containsExactlyInAnyOrder(
            "assets/app.js",
            "assets/charts.js",
            "assets/app.css",
            "assets/icon.svg",
            "assets/licenses.txt");
  }

  @Test
  void everyAssetIsNamedByItsContentAndCompressedAsItIs() throws Exception {
    for (String asset : assets()) {
      byte[] content = bytes(asset);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(asset).contains("-" + HexFormat.of().formatHex(digest).substring(0, 12) + ".");
      assertThat(unzipped(asset)).isEqualTo(content);
    }
  }

  @Test
  void thePageHasNoScriptStyleOrHandlerOfItsOwn() {
    String html = text("index.html");
    assertThat(html)
        .doesNotContain("<style")
        .doesNotContainPattern("\\sstyle=")
        .doesNotContainPattern("\\son\\w+=")
        .doesNotContainPattern("<script[^>]*>[^<]");
  }

  @Test
  void nothingIsLoadedFromAnotherHost() {
    assertThat(HOST.matcher(text("index.html")).find()).isFalse();
    for (String asset : assets()) {
      if (asset.endsWith(".css")) {
        assertThat(HOST.matcher(text(asset)).find()).isFalse();
      }
      if (asset.contains("/app-")) {
        assertThat(text(asset).replace(SVG_NAMESPACE, "")).doesNotContainPattern("https?://");
      }
    }
  }

  @Test
  void noCodeOfTheBundlesAsksForWhatABrowserDoesNotHave() {
    for (String asset : assets()) {
      assertThat(text(asset)).doesNotContain("process.env").doesNotContain("sourceMappingURL");
    }
  }

  @Test
  void theLicencesOfWhatIsBundledAreShipped() {
    String licences = text(find("licenses"));
    assertThat(licences)
        .contains("==== echarts 6.0.0: LICENSE")
        .contains("==== echarts 6.0.0: NOTICE")
        .contains("==== zrender 6.0.0: LICENSE")
        .contains("==== tslib 2.3.0: ")
        .contains("Apache License");
  }

  private static String find(String name) {
    return assets().stream().filter(asset -> asset.contains(name)).findFirst().orElseThrow();
  }

  private static List<String> assets() {
    return ASSET.matcher(text("index.html")).results().map(found -> found.group(1)).toList();
  }

  private static byte[] unzipped(String path) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(path + ".gz")))) {
      return in.readAllBytes();
    }
  }

  private static String text(String path) {
    return new String(bytes(path), UTF_8);
  }

  private static byte[] bytes(String path) {
    try (InputStream in = PagesTest.class.getResourceAsStream("/static/" + path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
