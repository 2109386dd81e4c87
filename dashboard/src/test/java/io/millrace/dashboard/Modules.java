package io.millrace.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** Runs modules of the pages on the JVM. */
final class Modules implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/main/js").toAbsolutePath();

  private final Context context =
      Context.newBuilder("js")
          .currentWorkingDirectory(FOLDER)
          .allowIO(IOAccess.ALL)
          .allowExperimentalOptions(true)
          .option("js.esm-eval-returns-exports", "true")
          .option("engine.WarnInterpreterOnly", "false")
          .build();

  /** What these lines of a module evaluate to: they import from "./" and export {@code result}. */
  Value run(String lines) {
    try {
      Source source =
          Source.newBuilder("js", lines, FOLDER.resolve("test.mjs").toString())
              .uri(FOLDER.resolve("test.mjs").toUri())
              .mimeType("application/javascript+module")
              .build();
      return context.eval(source).getMember("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as JSON text. */
  String json(String lines) {
    return context.eval("js", "JSON.stringify").execute(run(lines)).asString();
  }

  @Override
  public void close() {
    context.close();
  }
}
