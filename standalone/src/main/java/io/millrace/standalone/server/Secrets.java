package io.millrace.standalone.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Creates random secrets. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** Returns 256 random bits as 64 hexadecimal digits. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns the secret of the file. The first call creates it. */
  static String kept(PrivateFile file) {
    return file.read()
        .orElseGet(
            () -> {
              String secret = random();
              file.write(secret);
              return secret;
            });
  }
}
