package io.millrace.insights.store.mongo;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Contents;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Cells as documents. {@code values} is private: the packed contents. {@code asOf} and {@code
 * overflow} are there for people who look.
 */
final class CellDocuments {
  static final String ID = "_id";
  static final String PARTITION = "partition";
  static final String REVISION = "revision";
  private static final String AS_OF = "asOf";
  private static final String OVERFLOW = "overflow";
  private static final String VALUES = "values";

  private CellDocuments() {}

  static Document write(CellRevision revision) {
    Document document =
        new Document(ID, revision.cell().key())
            .append(PARTITION, revision.partition())
            .append(REVISION, revision.revision());
    revision.contents().ifPresent(contents -> append(document, contents));
    return document;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException when somebody else wrote it
   */
  static CellRevision read(Document document) {
    return new CellRevision(
        Cell.ofKey(document.getString(ID)),
        document.getInteger(PARTITION),
        document.getLong(REVISION),
        Optional.ofNullable(document.get(VALUES, Binary.class)).map(CellDocuments::contents));
  }

  private static void append(Document document, Contents contents) {
    CellState state = contents.state();
    document
        .append(AS_OF, state.asOf())
        .append(OVERFLOW, state.overflow())
        .append(VALUES, new Binary(contents.packed()));
  }

  private static Contents contents(Binary values) {
    try {
      return Contents.ofPacked(values.getData());
    } catch (UndecodableException e) {
      throw new IllegalStateException("a document of the store is damaged", e);
    }
  }
}
