package io.millrace.importer;

import io.millrace.importer.FileFormat.Csv;
import io.millrace.importer.FileFormat.Ndjson;
import io.millrace.importer.mapping.BadRowException;
import io.millrace.importer.mapping.MappedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads files and sends their events. A damaged line or a damaged gzip file does not end the
 * import.
 */
public final class FileImport {
  private final FileFormat format;
  private final EventSender sender;
  private final InstantSource clock;
  private final List<String> notes = new ArrayList<>();
  private volatile Optional<Source> current = Optional.empty();

  public FileImport(FileFormat format, EventSender sender, InstantSource clock) {
    this.format = format;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Imports the files one after the other.
   *
   * @param files paths, or {@code -} for standard input
   * @throws IOException when a file cannot be opened or read
   */
  public ImportReport run(List<String> files) throws IOException, InterruptedException {
    Instant start = clock.instant();
    try {
      for (String file : files) {
        send(file);
      }
      sender.finish();
      return report(start, Optional.empty());
    } catch (SendException e) {
      return report(start, Optional.of(e));
    }
  }

  /**
   * Returns the part of the current file that was read, 0 to 1, or a negative number when its size
   * is unknown.
   */
  public double fraction() {
    return current.map(Source::fraction).orElse(0.0);
  }

  private void send(String file) throws IOException, InterruptedException {
    try (Source source = Source.open(file)) {
      current = Optional.of(source);
      LineReader lines = new LineReader(source.content());
      LineParser parser = parser();
      while (lines.advance()) {
        send(new SourceLine(source.name(), lines.number()), lines, parser);
      }
      if (source.broken()) {
        notes.add(
            "%s breaks off after line %d; what could be read was used"
                .formatted(source.name(), lines.number()));
      }
    }
  }

  private void send(SourceLine origin, LineReader lines, LineParser parser)
      throws InterruptedException {
    try {
      Optional<MappedEvent> event = parser.parse(lines.text());
      if (event.isPresent()) {
        sender.send(new Line(origin, event.get().domain(), event.get().json()));
      }
    } catch (BadRowException e) {
      sender.bad(origin, e.detail());
    }
  }

  private LineParser parser() {
    return switch (format) {
      case Ndjson _ -> new NdjsonParser();
      case Csv(var mapping) -> new CsvParser(mapping);
    };
  }

  private ImportReport report(Instant start, Optional<SendException> failure) {
    Duration elapsed = Duration.between(start, clock.instant());
    return new ImportReport(sender.counts(), elapsed, List.copyOf(notes), failure);
  }
}
