package io.millrace.cli.watch;

import java.time.Duration;

/** The state of the connection to the stream. */
sealed interface Connection {

  /** Returns the state in words. */
  String text();

  /** The client tries to connect. */
  record Opening() implements Connection {
    @Override
    public String text() {
      return "connecting";
    }
  }

  /** The client is connected and receives the full state. */
  record Loading() implements Connection {
    @Override
    public String text() {
      return "connected, reading the current numbers";
    }
  }

  /** The client is connected and receives changes. */
  record Live() implements Connection {
    @Override
    public String text() {
      return "live";
    }
  }

  /** The connection is lost. The client tries again after a pause. */
  record Lost(String why, Duration pause) implements Connection {
    @Override
    public String text() {
      return "%s; again in %.1f s".formatted(why, pause.toMillis() / 1000.0);
    }
  }
}
