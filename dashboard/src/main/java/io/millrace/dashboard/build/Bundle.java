package io.millrace.dashboard.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** ES modules that become one file: what the entry reaches, shortened. */
final class Bundle {
  private static final List<SourceFile> EXTERNS =
      List.of(
          SourceFile.fromCode(
              "externs.js", "var millraceCharts = {}; function millraceImport(url) {}"));

  private final String entry;
  private final String wrapper;
  private final Map<String, String> modules = new TreeMap<>();

  /**
   * An empty bundle.
   *
   * @param entry path of the module that everything is reached from
   * @param wrapper what is written, {@code %s} stands for the code
   */
  Bundle(String entry, String wrapper) {
    this.entry = entry;
    this.wrapper = wrapper;
  }

  void add(String path, String code) {
    String production = code.replace("process.env.NODE_ENV", "'production'");
    modules.put(path, BareImports.resolved(path, production));
  }

  void addAll(Map<String, String> more) {
    more.forEach(this::add);
  }

  /** Adds the modules of a folder whose path in it begins so. */
  void addFolder(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".js")).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.startsWith(prefix)) {
          add(path, Files.readString(file));
        }
      }
    }
  }

  /**
   * Differs when anything that goes in differs: the modules, the version of the compiler, or this
   * class, which has the compiler's settings.
   */
  String fingerprint() throws IOException {
    String compiler = Compiler.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String version = compiler.substring(compiler.lastIndexOf('/'));
    return Assets.hash((version + settings() + entry + wrapper + modules).getBytes(UTF_8));
  }

  private static String settings() throws IOException {
    try (InputStream code = Bundle.class.getResourceAsStream("Bundle.class")) {
      return Assets.hash(Objects.requireNonNull(code).readAllBytes());
    }
  }

  /**
   * The bundle's code.
   *
   * @throws IllegalStateException when the modules have an error
   */
  String compiled() {
    Compiler compiler = new Compiler(System.err);
    compiler.disableThreads();
    Result result = compiler.compile(EXTERNS, files(), options());
    if (!result.success) {
      throw new IllegalStateException("the bundle of " + entry + " has errors");
    }
    return wrapper.formatted(compiler.toSource());
  }

  private List<SourceFile> files() {
    return modules.entrySet().stream()
        .map(module -> SourceFile.fromCode(module.getKey(), module.getValue()))
        .toList();
  }

  private CompilerOptions options() {
    CompilerOptions options = new CompilerOptions();
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    WarningLevel.QUIET.setOptionsForWarningLevel(options);
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
    options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
    options.setLanguageOut(LanguageMode.ECMASCRIPT_2021);
    options.setAllowDynamicImport(true);
    options.setDynamicImportAlias("millraceImport");
    options.setEmitUseStrict(false);
    options.setOutputCharset(UTF_8);
    options.setWarningLevel(DiagnosticGroups.MODULE_LOAD, CheckLevel.ERROR);
    options.setDependencyOptions(
        DependencyOptions.pruneForEntryPoints(List.of(ModuleIdentifier.forFile(entry))));
    return options;
  }
}
