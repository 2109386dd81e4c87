package io.millrace.standalone.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** 256 bits in 64 hexadecimal digits. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The secret in that file, made at the first call. */
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
