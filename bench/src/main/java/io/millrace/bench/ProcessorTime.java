package io.millrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The processor time of this process by group of threads, in clock ticks of 10 ms, from Linux's
 * {@code /proc}. It includes the threads of the JVM and of native libraries. Threads that have
 * ended are not counted.
 */
final class ProcessorTime {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int MS_PER_TICK = 10;

  /** Fields of {@code stat} after the name of the thread. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  private final Map<String, Long> ticks;

  private ProcessorTime(Map<String, Long> ticks) {
    this.ticks = ticks;
  }

  /** The time until now; empty on systems without {@code /proc}. */
  static ProcessorTime now() {
    Map<String, Long> ticks = new TreeMap<>();
    if (Files.isDirectory(TASKS)) {
      try (Stream<Path> tasks = Files.list(TASKS)) {
        tasks.forEach(task -> add(task, ticks));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ProcessorTime(ticks);
  }

  private static void add(Path task, Map<String, Long> ticks) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long spent = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
      ticks.merge(group(name), spent, Long::sum);
    } catch (IOException _) {
      // The thread has ended meanwhile.
    }
  }

  /** Linux keeps the first 15 characters of a name. */
  private static String group(String thread) {
    if (thread.startsWith("C2 Compiler") || thread.startsWith("C1 Compiler")) {
      return "jit";
    }
    if (thread.startsWith("GC ") || thread.startsWith("G1 ") || thread.startsWith("Shenandoah")) {
      return "gc";
    }
    if (thread.startsWith("rocksdb")) {
      return "rocksdb";
    }
    if (thread.startsWith("millrace-")) {
      return "stream";
    }
    if (thread.startsWith("data-plane") || thread.startsWith("kafka-") || thread.contains("log")) {
      return "broker";
    }
    return "other";
  }

  /** Prints the time since an earlier moment, in microseconds of each event. */
  void print(ProcessorTime since, long events) {
    ticks.forEach(
        (group, spent) -> {
          long ms = (spent - since.ticks.getOrDefault(group, 0L)) * MS_PER_TICK;
          System.out.printf("processor %-10s %,10.2f us/event%n", group, ms * 1_000.0 / events);
        });
  }
}
