package io.millrace.dashboard.build;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Imports that name a package, as paths to where the bundle keeps it. */
final class BareImports {
  /** The folder of packages in a bundle. */
  static final String FOLDER = "npm/";

  private static final Pattern IMPORT = Pattern.compile("(from\\s*['\"])(\\w[^'\"]*)(['\"])");
  private static final Map<String, String> ENTRIES = Map.of("tslib", "tslib/tslib.es6.js");

  private BareImports() {}

  /** The code of a module with every import relative to that module. */
  static String resolved(String module, String code) {
    String up = "../".repeat((int) module.chars().filter(character -> character == '/').count());
    return IMPORT.matcher(code).replaceAll(found -> path(found, up.isEmpty() ? "./" : up));
  }

  private static String path(MatchResult found, String up) {
    String named = found.group(2);
    return found.group(1) + up + FOLDER + ENTRIES.getOrDefault(named, named) + found.group(3);
  }
}
