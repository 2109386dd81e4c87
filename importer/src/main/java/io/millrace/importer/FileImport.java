package io.millrace.importer;

import io.millrace.importer.ImportPlan.Planned;
import io.millrace.importer.MappedRecord.Bad;
import io.millrace.importer.MappedRecord.Events;
import io.millrace.importer.MappedRecord.Skipped;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.InputItem;
import io.millrace.importer.read.ReadOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads files and sends their events. All files are checked before the first event is sent. After
 * that, a damaged record or a file that breaks off does not end the import.
 */
public final class FileImport {
  private final FileFormat format;
  private final ReadOptions options;
  private final EventSender sender;
  private final InstantSource clock;
  private final List<String> notes = new ArrayList<>();
  private boolean incomplete;
  private volatile Optional<InputFile> current = Optional.empty();

  /** Creates an import of files that say themselves how to read them. */
  public FileImport(FileFormat format, EventSender sender, InstantSource clock) {
    this(format, ReadOptions.standard(), sender, clock);
  }

  public FileImport(
      FileFormat format, ReadOptions options, EventSender sender, InstantSource clock) {
    this.format = format;
    this.options = options;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Imports the files one after the other. The report is complete after every failure.
   *
   * @param files paths, or {@code -} for standard input
   * @throws UnusableFilesException when a file cannot be used; then nothing was sent
   */
  public ImportReport run(List<String> files) throws UnusableFilesException, InterruptedException {
    Instant start = clock.instant();
    ImportPlan plan = ImportPlan.of(files, format, options);
    Optional<SendException> failure = Optional.empty();
    for (Planned file : plan.files()) {
      if (failure.isPresent()) {
        notes.add(FileNotes.unread(file.input().name(), 0));
      } else {
        failure = send(plan, file);
      }
    }
    return report(start, end(failure));
  }

  /**
   * Returns the part of the current file that was read, 0 to 1, or a negative number when its size
   * is unknown.
   */
  public double fraction() {
    return current.map(InputFile::fraction).orElse(0.0);
  }

  private Optional<SendException> end(Optional<SendException> failure) throws InterruptedException {
    try {
      sender.finish();
      return failure;
    } catch (SendException e) {
      return failure.or(() -> Optional.of(e));
    }
  }

  private Optional<SendException> send(ImportPlan plan, Planned planned)
      throws InterruptedException {
    String name = planned.input().name();
    long line = 0;
    try (InputFile file = plan.open(planned)) {
      current = Optional.of(file);
      RecordMapper mapper = plan.mapper(planned, file);
      for (Optional<InputItem> item = file.next(); item.isPresent(); item = file.next()) {
        line = item.get().line();
        send(item.get(), mapper);
      }
      FileNotes.of(name, file, line).ifPresent(notes::add);
      incomplete |= file.broken();
    } catch (SendException e) {
      notes.add(FileNotes.unread(name, line));
      return Optional.of(e);
    } catch (IOException e) {
      incomplete = true;
      notes.add(FileNotes.unreadable(name, line, e));
    }
    return Optional.empty();
  }

  private void send(InputItem item, RecordMapper mapper) throws InterruptedException {
    switch (mapper.map(item)) {
      case Events(List<Line> lines) -> sender.send(lines);
      case Skipped(String reason) -> sender.skipped(reason);
      case Bad(String problem) -> sender.bad(mapper.origin(item), problem, mapper.original(item));
    }
  }

  private ImportReport report(Instant start, Optional<SendException> failure) {
    Duration elapsed = Duration.between(start, clock.instant());
    return new ImportReport(sender.counts(), elapsed, List.copyOf(notes), incomplete, failure);
  }
}
