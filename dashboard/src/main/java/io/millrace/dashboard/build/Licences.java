package io.millrace.dashboard.build;

/** The licences of what is bundled. */
final class Licences {
  private Licences() {}

  /** All licence and notice files of these packages, one after the other. */
  static String of(NpmPackage... packages) {
    StringBuilder all = new StringBuilder("These pages contain parts of the following works.\n");
    for (NpmPackage bundled : packages) {
      if (bundled.licences().isEmpty()) {
        throw new IllegalStateException("no licence in the package " + bundled.name());
      }
      bundled
          .licences()
          .forEach(
              (path, text) ->
                  all.append(
                      "%n==== %s %s: %s%n%n%s%n"
                          .formatted(bundled.name(), bundled.version(), path, text.strip())));
    }
    return all.toString().replace("\r\n", "\n");
  }
}
