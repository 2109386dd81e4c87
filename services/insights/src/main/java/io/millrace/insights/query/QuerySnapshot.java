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

/**
 * Reads the cells of one answer and records their revisions for the {@code ETag}. For one thread.
 */
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

  /** Returns the newest event time that was read; empty before the first. */
  public Optional<Instant> asOf() {
    return progress.asOfInstant();
  }

  /**
   * Finds the cells with data, including all pages with data. Blocks.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public Map<Cell, CellRevision> find(Collection<Cell> wanted) {
    Map<Cell, CellRevision> found = cells.find(wanted);
    wanted.forEach(cell -> note(found.get(cell)));
    found.values().stream()
        .filter(revision -> revision.cell().page() > 0)
        .sorted(Comparator.comparing(revision -> revision.cell().key()))
        .forEach(this::note);
    return found;
  }

  /**
   * Records that the answer depends on this revision; {@code null} means that the cell has no
   * revision.
   */
  void note(@Nullable CellRevision revision) {
    note(
        revision == null ? ABSENT : revision.partition(),
        revision == null ? ABSENT : revision.revision());
  }

  /** Records that the answer depends on a cell that has no revision. */
  void noteAbsent() {
    note(ABSENT, ABSENT);
  }

  /** Records that the answer depends on the revision of that number. */
  void note(int partition, long revision) {
    ByteBuffer bytes = ByteBuffer.allocate(NOTE_BYTES);
    revisions.update(bytes.putInt(partition).putLong(revision).flip());
  }

  /** Records that the answer depends on this text. */
  public void note(String text) {
    revisions.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length()).flip());
    revisions.update(text.getBytes(UTF_8));
  }

  /**
   * Returns a tag of 20 characters. Two snapshots have the same tag only if they recorded the same.
   * After this call, the snapshot must not be used.
   */
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
