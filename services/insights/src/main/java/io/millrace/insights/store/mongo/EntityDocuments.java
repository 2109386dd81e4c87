package io.millrace.insights.store.mongo;

import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.EntityWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The content of the documents of {@link EntityBuckets}: an entry for each cell, with its revision,
 * its partition and its contents. A deleted cell has an entry without contents.
 */
final class EntityDocuments {
  /** A cell with more bytes has a document of its own. Most cells have some hundred bytes. */
  static final int LARGE = 8 << 10;

  /** The field with all entries. */
  static final String CELLS = "cells";

  /** The field of an entry whose contents are in a document of their own. */
  static final String IS_LARGE = "l";

  private static final String REVISION = "r";
  private static final String PARTITION = "p";
  private static final String VALUES = "v";

  private EntityDocuments() {}

  /** The revision of an entry, or of the document of a large cell. */
  static CellRevision revision(Cell cell, Document held) {
    return new CellRevision(
        cell,
        held.getInteger(PARTITION),
        held.getLong(REVISION),
        Optional.ofNullable(held.get(VALUES, Binary.class)).map(EntityDocuments::contents));
  }

  private static CellBytes contents(Binary values) {
    try {
      return CellBytes.ofPacked(values.getData());
    } catch (UndecodableException e) {
      throw new IllegalStateException("a document of the store is damaged", e);
    }
  }

  /** The write that says that the window has cells. */
  static WriteModel<Document> exists(EntityWindow window) {
    return new UpdateOneModel<>(
        new Document(CellDocuments.ID, window.id()),
        new Document("$set", new Document("is", true)),
        UPSERT);
  }

  /** The write of the document with the contents of a large cell. */
  static WriteModel<Document> large(CellRevision revision) {
    return max(revision.cell().key(), new Document(CELLS, whole(revision)));
  }

  /** The write of the entries of these cells, which are all in the bucket. */
  static WriteModel<Document> entries(EntityBucket bucket, List<CellRevision> revisions) {
    Document parts = new Document();
    revisions.stream()
        .sorted(Comparator.comparingLong(CellRevision::revision))
        .forEach(held -> parts.append(CELLS + '.' + EntityBucket.name(held.cell()), entry(held)));
    return max(bucket.id(), parts);
  }

  private static WriteModel<Document> max(String id, Document parts) {
    return new UpdateOneModel<>(
        new Document(CellDocuments.ID, id), new Document("$max", parts), UPSERT);
  }

  private static Document entry(CellRevision revision) {
    return isLarge(revision) ? head(revision).append(IS_LARGE, true) : whole(revision);
  }

  private static Document whole(CellRevision revision) {
    Document part = head(revision);
    revision.contents().ifPresent(held -> part.append(VALUES, new Binary(held.packed())));
    return part;
  }

  private static Document head(CellRevision revision) {
    return new Document(REVISION, revision.revision()).append(PARTITION, revision.partition());
  }

  /** Whether the cell has a document of its own. */
  static boolean isLarge(CellRevision revision) {
    return revision.contents().filter(held -> held.size() > LARGE).isPresent();
  }
}
