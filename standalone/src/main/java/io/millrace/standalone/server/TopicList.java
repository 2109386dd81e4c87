package io.millrace.standalone.server;

import io.millrace.standalone.server.DurableEnds.Log;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;

/**
 * Checks the log in which the broker stores the list of its topics. When this log is shorter than
 * before, the broker moves the data of the missing topics aside. Therefore the log is checked
 * before the broker starts.
 */
final class TopicList {
  /** The name of this log in {@link DurableEnds}. It is not a topic that clients can read. */
  static final Log LOG = new Log("-", "__cluster_metadata-0");

  private final Path folder;
  private final DurableEnds known;

  TopicList(DataPaths paths) {
    this.folder = paths.broker().resolve(LOG.name());
    this.known = new DurableEnds(paths.ends());
  }

  /**
   * Reads the log and checks its end.
   *
   * @throws StartException when a part of the log is missing or damaged
   */
  void check() {
    long wanted = known.read().orElse(Map.of()).getOrDefault(LOG, 0L);
    if (!Files.isDirectory(folder)) {
      if (wanted > 0) {
        throw fault("is missing");
      }
      return;
    }
    long end = end();
    if (end < wanted) {
      throw fault("ends at record %d instead of %d".formatted(end, wanted));
    }
  }

  private long end() {
    long end = 0;
    for (Path segment : segments()) {
      end = Math.max(end, end(segment));
    }
    return end;
  }

  private long end(Path segment) {
    long end = 0;
    try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        batch.ensureValid();
        end = batch.nextOffset();
      }
    } catch (KafkaException e) {
      throw fault("is damaged after record %d".formatted(end));
    } catch (IOException e) {
      throw fault("cannot be read: " + e);
    }
    return end;
  }

  private List<Path> segments() {
    List<Path> segments = new ArrayList<>();
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      logs.forEach(segments::add);
    } catch (IOException e) {
      throw fault("cannot be read: " + e);
    }
    Collections.sort(segments);
    return segments;
  }

  private StartException fault(String wrong) {
    return FolderCheck.fault(
        folder,
        wrong + ": the broker does not know its topics without it",
        "put the whole data folder back from a backup; to begin anew, move it away");
  }
}
