package io.millrace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Draws a recording of the JDK Flight Recorder as a flame graph in SVG. A box is a method, its
 * width is the share of the samples in which the method was on the stack, and the methods that it
 * called stand below it. Boxes narrower than 0.3 % are omitted.
 *
 * <p>Arguments are {@code name=value}: {@code recording} and {@code output} are files; {@code
 * event} is the sampled event (default {@code jdk.CPUTimeSample}); {@code threads} is how the names
 * of the threads begin; {@code skip} is how many seconds of the beginning are left out; {@code
 * root} is the method where the graph begins, such as {@code StreamThread.runLoop}.
 */
final class FlameGraph {
  private static final double LEAST_SHARE = 0.003;
  private static final int WIDTH = 1_400;
  private static final int ROW = 17;
  private static final double CHAR_WIDTH = 6.3;

  private final Box all = new Box();
  private final StringBuilder svg = new StringBuilder();
  private int depth;

  /** A method at one place of the graph. */
  private static final class Box {
    private final TreeMap<String, Box> callees = new TreeMap<>();
    private long samples;
  }

  public static void main(String... arguments) throws IOException {
    Options options =
        Options.of(arguments, "recording", "output", "event", "threads", "skip", "root");
    FlameGraph graph = new FlameGraph();
    graph.read(options);
    Files.writeString(Path.of(options.text("output", "flame.svg")), graph.draw());
    System.out.printf("%,d samples%n", graph.all.samples);
  }

  private void read(Options options) throws IOException {
    String event = options.text("event", "jdk.CPUTimeSample");
    String threads = options.text("threads", "");
    Duration skip = Duration.ofSeconds(options.number("skip", 0));
    String root = options.text("root", "");
    Optional<Instant> from = Optional.empty();
    try (RecordingFile recording = new RecordingFile(Path.of(options.text("recording", "")))) {
      while (recording.hasMoreEvents()) {
        RecordedEvent sample = recording.readEvent();
        if (sample.getEventType().getName().equals(event)) {
          from = from.or(() -> Optional.of(sample.getStartTime().plus(skip)));
          if (!sample.getStartTime().isBefore(from.get()) && thread(sample).startsWith(threads)) {
            add(stack(sample, root));
          }
        }
      }
    }
  }

  private static String thread(RecordedEvent sample) {
    RecordedThread thread =
        sample.hasField("eventThread") ? sample.getThread("eventThread") : sample.getThread();
    return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
  }

  /** The methods from the root to the one that ran; empty when the root was not on the stack. */
  private static Deque<String> stack(RecordedEvent sample, String root) {
    Deque<String> stack = new ArrayDeque<>();
    if (sample.getStackTrace() == null) {
      return stack;
    }
    for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
      String method = name(frame);
      stack.addFirst(method);
      if (method.equals(root)) {
        return stack;
      }
    }
    return root.isEmpty() ? stack : new ArrayDeque<>();
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    // Classes of lambdas have a new name in each run.
    return (simple.startsWith("0x") ? "lambda" : simple) + '.' + frame.getMethod().getName();
  }

  private void add(Deque<String> stack) {
    if (stack.isEmpty()) {
      return;
    }
    all.samples++;
    Box box = all;
    for (String method : stack) {
      box = box.callees.computeIfAbsent(method, _ -> new Box());
      box.samples++;
    }
  }

  private String draw() {
    draw(all, 0, 0);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
    <rect width="100%%" height="100%%" fill="#fff"/>
    %s</svg>
    """
        .formatted(WIDTH, (depth + 1) * ROW, svg);
  }

  private void draw(Box caller, double left, int row) {
    double x = left;
    for (var callee : caller.callees.entrySet()) {
      double share = (double) callee.getValue().samples / all.samples;
      if (share >= LEAST_SHARE) {
        depth = Math.max(depth, row);
        box(callee.getKey(), share, x, row);
        draw(callee.getValue(), x, row + 1);
      }
      x += share * WIDTH;
    }
  }

  private void box(String method, double share, double x, int row) {
    double width = share * WIDTH;
    int fits = (int) ((width - 4) / CHAR_WIDTH);
    String shown =
        fits < 4 ? "" : method.length() <= fits ? method : method.substring(0, fits - 1) + '…';
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <g><title>%s %.1f %%</title>\
            <rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>\
            <text x="%.1f" y="%d">%s</text></g>
            """,
            escaped(method),
            100 * share,
            x,
            row * ROW,
            Math.max(width - 0.5, 0.5),
            ROW - 1,
            colour(method),
            x + 2,
            row * ROW + 12,
            escaped(shown)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Colours tell storage, sending and the rest apart. */
  private static String colour(String method) {
    if (List.of("RocksDB", "Rocks").stream().anyMatch(method::startsWith)) {
      return "#c9a6e8";
    }
    if (List.of("KafkaProducer", "RecordA", "Lz4", "LZ4", "MemoryRec", "ProducerBatch").stream()
        .anyMatch(method::startsWith)) {
      return "#f3b27a";
    }
    return method.startsWith("HashMap") || method.startsWith("ImmutableC") ? "#d7dbe0" : "#9fd3c7";
  }
}
