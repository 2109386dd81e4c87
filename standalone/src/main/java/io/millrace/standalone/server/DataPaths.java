package io.millrace.standalone.server;

import java.nio.file.Path;

/**
 * What lies where in a data folder.
 *
 * @param root the folder
 */
public record DataPaths(Path root) {

  /** Kafka's log: the truth that everything else is made of. */
  Path broker() {
    return root.resolve("broker");
  }

  /** What insights projects; may be deleted and is made again. */
  Path store() {
    return root.resolve("store");
  }

  /** The aggregator's state; may be deleted and is restored. */
  Path state() {
    return root.resolve("state");
  }

  PrivateFile visitorSecret() {
    return new PrivateFile(root.resolve("secrets").resolve("visitor-secret"));
  }

  /** Hashes of the API keys. */
  public Path keys() {
    return root.resolve("keys.json");
  }

  /** A secret with the role {@code write}, for this machine. */
  public Path writeKey() {
    return root.resolve("write.key");
  }

  /** A secret with the role {@code read}, for this machine. */
  public Path readKey() {
    return root.resolve("read.key");
  }

  /** A secret with the role {@code admin}, for this machine. */
  public Path adminKey() {
    return root.resolve("admin.key");
  }

  /** What happened inside. */
  public Path log() {
    return root.resolve("logs").resolve("millrace.log");
  }
}
