package io.millrace.importer;

import io.millrace.importer.ImportPlan.Planned;
import io.millrace.importer.MappedRecord.Bad;
import io.millrace.importer.MappedRecord.Events;
import io.millrace.importer.MappedRecord.Skipped;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.InputItem;
import io.millrace.importer.read.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what an import would send, and sends nothing. It reads and maps whole files; what only the
 * gateway knows, for example its platforms, is not checked.
 */
public final class ImportPreview {
  /** The number of events and of refused records that are kept to be shown. */
  public static final int SHOWN = 10;

  private final Tally tally = new Tally();
  private final Map<String, Long> types = new TreeMap<>();
  private final List<JsonNode> first = new ArrayList<>();
  private final List<RejectedLine> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private ImportPreview() {}

  /**
   * Reads and maps the files.
   *
   * @throws UnusableFilesException when a file cannot be used
   */
  public static ImportPreview of(List<String> files, FileFormat format, ReadOptions options)
      throws UnusableFilesException {
    ImportPreview preview = new ImportPreview();
    ImportPlan plan = ImportPlan.of(files, format, options);
    plan.files().forEach(file -> preview.read(plan, file));
    return preview;
  }

  /** Returns the counts; accepted are the events that would be sent. */
  public Counts counts() {
    return tally.counts();
  }

  /** Returns the numbers of events by type. */
  public Map<String, Long> types() {
    return types;
  }

  /** Returns the first events in the native form. */
  public List<JsonNode> first() {
    return first;
  }

  /** Returns the first records that cannot become events. */
  public List<RejectedLine> refused() {
    return refused;
  }

  /** Returns lines about files that are empty or break off. */
  public List<String> notes() {
    return notes;
  }

  private void read(ImportPlan plan, Planned planned) {
    String name = planned.input().name();
    long line = 0;
    try (InputFile file = plan.open(planned)) {
      RecordMapper mapper = plan.mapper(planned, file);
      for (Optional<InputItem> item = file.next(); item.isPresent(); item = file.next()) {
        line = item.get().line();
        add(item.get(), mapper);
      }
      FileNotes.of(name, file, line).ifPresent(notes::add);
    } catch (IOException e) {
      notes.add(FileNotes.unreadable(name, line, e));
    }
  }

  private void add(InputItem item, RecordMapper mapper) {
    tally.read();
    switch (mapper.map(item)) {
      case Events(List<Line> lines) -> {
        tally.events(lines.size());
        lines.forEach(this::add);
      }
      case Skipped(String reason) -> tally.skipped(reason);
      case Bad(String problem) -> {
        tally.bad();
        if (refused.size() < SHOWN) {
          refused.add(
              new RejectedLine(
                  mapper.origin(item), RejectedLine.BAD_LINE, problem, mapper.original(item)));
        }
      }
    }
  }

  private void add(Line line) {
    tally.accepted(line);
    types.merge(line.type().id(), 1L, Long::sum);
    if (first.size() < SHOWN) {
      first.add(JsonMapper.shared().readTree(line.json()));
    }
  }
}
