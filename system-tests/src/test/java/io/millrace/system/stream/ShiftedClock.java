package io.millrace.system.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The machine's clock as some processes see it; a test sets it while they run. Needs gcc. */
final class ShiftedClock {
  private final Path library;
  private final Path shift;

  /** A clock that is right, with its files in that folder. */
  ShiftedClock(Path folder) throws IOException, InterruptedException {
    library = folder.resolve("shift.so");
    shift = folder.resolve("shift");
    set(Duration.ZERO);
    Path source = folder.resolve("shift.c");
    try (InputStream in =
        Objects.requireNonNull(ShiftedClock.class.getResourceAsStream("/clock/shift.c"))) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Process gcc =
        new ProcessBuilder(
                "gcc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source.toString())
            .inheritIO()
            .start();
    if (gcc.waitFor() != 0) {
      throw new IllegalStateException("gcc did not compile " + source);
    }
  }

  /** Whether there is a compiler for it. */
  static boolean isPossible() {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The environment of a process that goes by this clock. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "MILLRACE_CLOCK_SHIFT", shift.toString());
  }

  /** How far it is ahead of the right time from now on. */
  void set(Duration ahead) {
    ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    seconds.putLong(0, ahead.toSeconds());
    try (var file = FileChannel.open(shift, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(seconds, 0); // in place: the processes have it mapped
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
