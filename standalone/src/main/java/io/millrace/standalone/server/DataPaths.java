package io.millrace.standalone.server;

import io.millrace.keys.KeyFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * The paths inside a data folder.
 *
 * @param root the folder
 */
public record DataPaths(Path root) {

  /** Folder of Kafka's logs. All other data are derived from them. */
  Path broker() {
    return root.resolve("broker");
  }

  /** Folder of the read model of insights. It may be deleted: it is then built again. */
  Path store() {
    return root.resolve("store");
  }

  /** Folder of the aggregator's state. It may be deleted: it is then restored. */
  Path state() {
    return root.resolve("state");
  }

  /** Folder of unpacked native libraries. It is emptied at each start. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** File of the known end of each broker log, see {@link DurableEnds}. */
  Path ends() {
    return root.resolve("log-ends");
  }

  /** Copy of the file that identifies the broker, see {@link BrokerIdentity}. */
  PrivateFile brokerIdentity() {
    return new PrivateFile(root.resolve("broker-identity"));
  }

  /** All folders that may grow. Each may be on a disk of its own. */
  List<Path> growing() {
    return List.of(broker(), state(), store(), root.resolve("logs"));
  }

  PrivateFile visitorSecret() {
    return new PrivateFile(root.resolve("secrets").resolve("visitor-secret"));
  }

  /** The secret that signs browser sessions. Without it all users have to sign in again. */
  PrivateFile sessionSecret() {
    return new PrivateFile(root.resolve("secrets").resolve("session-secret"));
  }

  /** File of the browser sessions that users ended by signing out. */
  Path endedSessions() {
    return root.resolve("secrets").resolve("ended-sessions");
  }

  /** The keys in this folder. */
  KeyFolder keyFolder() {
    return new KeyFolder(root);
  }

  /** File of the hashes of the API keys. */
  public Path keys() {
    return keyFolder().keys();
  }

  /** A secret with the role {@code write}, for this machine. */
  public Path writeKey() {
    return keyFolder().writeKey();
  }

  /** A secret with the role {@code read}, for this machine. */
  public Path readKey() {
    return keyFolder().readKey();
  }

  /** A secret with the role {@code admin}, for this machine. */
  public Path adminKey() {
    return keyFolder().adminKey();
  }

  /** File of the log messages of this process. */
  public Path log() {
    return root.resolve("logs").resolve("millrace.log");
  }
}
