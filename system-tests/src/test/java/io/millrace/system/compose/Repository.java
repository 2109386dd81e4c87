package io.millrace.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of this repository. */
public final class Repository {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("millrace.root")));

  private Repository() {}

  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  public static String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the first element of that name in a module's pom. */
  static String pomElement(String module, String element) {
    Matcher found =
        Pattern.compile("<%s>([^<]+)</%s>".formatted(element, element))
            .matcher(read(module + "/pom.xml"));
    if (!found.find()) {
      throw new IllegalArgumentException("%s/pom.xml has no <%s>".formatted(module, element));
    }
    return found.group(1);
  }
}
