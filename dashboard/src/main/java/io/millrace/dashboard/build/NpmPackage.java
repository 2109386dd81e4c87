package io.millrace.dashboard.build;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A package of the npm registry as Maven Central has it, read from its jar.
 *
 * @param name of the package
 * @param version of the package
 * @param files text by path in the package
 */
record NpmPackage(String name, String version, Map<String, String> files) {
  private static final String FOLDER = "META-INF/resources/_static/";
  private static final List<String> TEXTS = List.of(".js", "LICENSE", "NOTICE", ".txt");

  NpmPackage {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The package on the class path. */
  static NpmPackage find(String name) throws IOException {
    String marker = "META-INF/maven/org.mvnpm/" + name + "/pom.xml";
    URL found = NpmPackage.class.getClassLoader().getResource(marker);
    if (found == null) {
      throw new IllegalStateException("the class path has no package " + name);
    }
    String jar = found.getPath().substring(0, found.getPath().indexOf("!/"));
    Path file = Path.of(URI.create(jar));
    String version = file.getFileName().toString().replaceAll(name + "-(.*)\\.jar", "$1");
    try (FileSystem system = FileSystems.newFileSystem(file)) {
      return new NpmPackage(name, version, read(folder(system, name, version)));
    }
  }

  /** What a bundle can import, by the path in it. */
  Map<String, String> modules() {
    Map<String, String> modules = new TreeMap<>();
    files.forEach((path, text) -> modules.put(BareImports.FOLDER + name + "/" + path, text));
    modules.keySet().removeIf(path -> !path.endsWith(".js"));
    return modules;
  }

  /** Licence and notice files, by path. */
  Map<String, String> licences() {
    Map<String, String> licences = new TreeMap<>(files);
    licences.keySet().removeIf(path -> !path.matches("(licenses/)?(LICENSE|NOTICE|Copyright).*"));
    return licences;
  }

  private static Path folder(FileSystem jar, String name, String version) {
    Path folder = jar.getPath(FOLDER + name);
    Path versioned = folder.resolve(version);
    return Files.isDirectory(versioned) ? versioned : folder;
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (isWanted(path)) {
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }

  private static boolean isWanted(String path) {
    boolean source = path.startsWith("lib/") || !path.contains("/") || path.startsWith("licenses/");
    String file = path.substring(path.lastIndexOf('/') + 1);
    return source && (TEXTS.stream().anyMatch(file::endsWith) || file.startsWith("LICENSE"));
  }
}
