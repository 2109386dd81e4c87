package io.millrace.insights.store.mongo;

import io.millrace.events.cell.Cell;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Cells as parts of documents: {@code {_id, cells: {name: {r: revision, p: partition, v: packed
 * contents}}}}. The revision comes first, as {@code $max} compares parts field by field. A deletion
 * has no contents, and keeps older revisions away.
 */
final class CellDocuments {
  static final String ID = "_id";
  private static final String CELLS = "cells";
  private static final String REVISION = "r";
  private static final String PARTITION = "p";
  private static final String VALUES = "v";

  private CellDocuments() {}

  /** Returns the path of a cell in its document. */
  static String path(CellRevision revision) {
    return CELLS + '.' + WindowDocument.of(revision.cell()).name(revision.cell());
  }

  static Document write(CellRevision revision) {
    Document part =
        new Document(REVISION, revision.revision()).append(PARTITION, revision.partition());
    revision.contents().ifPresent(held -> part.append(VALUES, new Binary(held.packed())));
    return part;
  }

  /**
   * Reads the cells of a document.
   *
   * @throws IllegalStateException when the document was not written by this class
   */
  static Stream<CellRevision> read(Document document) {
    WindowDocument window = WindowDocument.ofId(document.getString(ID));
    return document.get(CELLS, new Document()).entrySet().stream()
        .map(part -> revision(window, part));
  }

  private static CellRevision revision(WindowDocument window, Map.Entry<String, Object> part) {
    Cell cell = window.cell(part.getKey());
    Document held = (Document) part.getValue();
    return new CellRevision(
        cell,
        held.getInteger(PARTITION),
        held.getLong(REVISION),
        Optional.ofNullable(held.get(VALUES, Binary.class)).map(CellDocuments::contents));
  }

  private static CellBytes contents(Binary values) {
    try {
      return CellBytes.ofPacked(values.getData());
    } catch (UndecodableException e) {
      throw new IllegalStateException("a document of the store is damaged", e);
    }
  }
}
