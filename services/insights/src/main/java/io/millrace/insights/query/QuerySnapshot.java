package io.millrace.insights.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.cell.Cell;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cells read for one answer, and which revisions they were. For one thread. */
public final class QuerySnapshot {
  private static final int TAG_BYTES = 15;
  private static final int NOTE_BYTES = Integer.BYTES + Long.BYTES;
  private static final int ABSENT = -1;

  private final LatestCells cells;
  private final ReadPosition progress;
  private final MessageDigest revisions = digest();

  QuerySnapshot(LatestCells cells, ReadPosition progress) {
    this.cells = cells;
    this.progress = progress;
    note(progress.topic().orElse(""));
  }

  /** The event time up to which was read; empty when nothing was. */
  public Optional<Instant> asOf() {
    return progress.asOfInstant();
  }

  /**
   * Those of the cells that hold something, with all their pages that do. Blocks.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  Map<Cell, CellRevision> find(Collection<Cell> wanted) {
    Map<Cell, CellRevision> found = cells.find(wanted);
    wanted.forEach(cell -> note(found.get(cell)));
    found.values().stream()
        .filter(revision -> revision.cell().page() > 0)
        .sorted(Comparator.comparing(revision -> revision.cell().key()))
        .forEach(this::note);
    return found;
  }

  /** The answer depends on this revision, too; on none of a cell if it is {@code null}. */
  void note(@Nullable CellRevision revision) {
    ByteBuffer bytes = ByteBuffer.allocate(NOTE_BYTES);
    bytes.putInt(revision == null ? ABSENT : revision.partition());
    bytes.putLong(revision == null ? ABSENT : revision.revision());
    revisions.update(bytes.flip());
  }

  /** The answer depends on this, too. */
  public void note(String text) {
    revisions.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length()).flip());
    revisions.update(text.getBytes(UTF_8));
  }

  /** The same for two readings only if they noted the same; 20 characters. Ends the reading. */
  public String tag() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(revisions.digest(), TAG_BYTES));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
