package io.millrace.standalone.server;

import java.nio.file.Path;
import java.util.List;

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

  /** What native libraries are unpacked to; emptied at each start. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** How far the logs of the broker reach, see {@link DurableEnds}. */
  Path ends() {
    return root.resolve("log-ends");
  }

  /** A copy of the file by which the broker knows its logs. */
  PrivateFile brokerIdentity() {
    return new PrivateFile(root.resolve("broker-identity"));
  }

  /** Everything that may grow, wherever it is mounted. */
  List<Path> growing() {
    return List.of(broker(), state(), store(), root.resolve("logs"));
  }

  PrivateFile visitorSecret() {
    return new PrivateFile(root.resolve("secrets").resolve("visitor-secret"));
  }

  /** What browsers' sessions are signed with; without it everybody signs in again. */
  PrivateFile sessionSecret() {
    return new PrivateFile(root.resolve("secrets").resolve("session-secret"));
  }

  /** Sessions that were signed out of before their time. */
  Path endedSessions() {
    return root.resolve("secrets").resolve("ended-sessions");
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
