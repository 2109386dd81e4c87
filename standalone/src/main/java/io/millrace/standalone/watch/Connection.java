package io.millrace.standalone.watch;

import java.time.Duration;

/** How the stream stands. */
sealed interface Connection {

  /** In words. */
  String text();

  /** The first try, or another one. */
  record Opening() implements Connection {
    @Override
    public String text() {
      return "connecting";
    }
  }

  /** It stands, and the full state is coming. */
  record Loading() implements Connection {
    @Override
    public String text() {
      return "connected, reading what is there";
    }
  }

  /** It stands, and what comes now is new. */
  record Live() implements Connection {
    @Override
    public String text() {
      return "live";
    }
  }

  /** It does not stand. */
  record Lost(String why, Duration pause) implements Connection {
    @Override
    public String text() {
      return "%s; again in %.1f s".formatted(why, pause.toMillis() / 1000.0);
    }
  }
}
