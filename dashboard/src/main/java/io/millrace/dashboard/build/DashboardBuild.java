package io.millrace.dashboard.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Makes the static pages. Run by the build of this module. */
final class DashboardBuild {
  private static final String WRAPPED_CHARTS =
      "const millraceCharts={};(function(){%s}).call(globalThis);export const"
          + " charts=millraceCharts;";
  private static final String WRAPPED_APP =
      "const millraceImport=(url)=>import(url);(function(){%s})();";

  private final Path sources;
  private final Path cache;
  private final Assets assets;

  private DashboardBuild(Path sources, Path output, Path cache) {
    this.sources = sources;
    this.cache = cache;
    this.assets = new Assets(output);
  }

  /**
   * Writes the pages.
   *
   * @param args the folder of the sources, the folder to write to, the folder that keeps the
   *     bundles from one build to the next
   */
  public static void main(String[] args) throws IOException {
    new DashboardBuild(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).run();
  }

  private void run() throws IOException {
    NpmPackage echarts = NpmPackage.find("echarts");
    NpmPackage zrender = NpmPackage.find("zrender");
    NpmPackage tslib = NpmPackage.find("tslib");
    String charts = assets.add("charts", "js", charts(echarts, zrender, tslib));
    String app = assets.add("app", "js", app());
    String style = assets.add("app", "css", new StyleSheets(sources.resolve("css")).joined());
    String icon = assets.add("icon", "svg", Files.readString(sources.resolve("html/icon.svg")));
    String licences = assets.add("licenses", "txt", Licences.of(echarts, zrender, tslib));
    assets.page(
        "index.html",
        new Template(Files.readString(sources.resolve("html/index.html")))
            .filled(
                Map.of(
                    "charts",
                    charts,
                    "app",
                    app,
                    "style",
                    style,
                    "icon",
                    icon,
                    "licences",
                    licences)));
    assets.removeOthers();
  }

  private String charts(NpmPackage... packages) throws IOException {
    Bundle bundle = new Bundle("charts/bundle.js", WRAPPED_CHARTS);
    bundle.addFolder(sources.resolve("js"), "charts/");
    for (NpmPackage library : packages) {
      bundle.addAll(library.modules());
    }
    return compiled(bundle);
  }

  private String app() throws IOException {
    Bundle bundle = new Bundle("app.js", WRAPPED_APP);
    bundle.addFolder(sources.resolve("js"), "");
    return compiled(bundle);
  }

  /** The code of the bundle, compiled unless an earlier build has kept it. */
  private String compiled(Bundle bundle) throws IOException {
    Path kept = cache.resolve(bundle.fingerprint() + ".js");
    if (!Files.exists(kept)) {
      Files.createDirectories(cache);
      Path written = Files.createTempFile(cache, "bundle", ".part");
      Files.writeString(written, bundle.compiled(), UTF_8);
      Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(kept);
  }
}
