package io.millrace.standalone.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import io.millrace.standalone.ChildJvm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedStoreIT {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  @TempDir private Path folder;

  /** Writes to two collections in turn: first the cells, then the position that includes them. */
  @RepeatedTest(3)
  void isAConsistentPrefixAfterAKill() throws Exception {
    Written written = writeUntilKilled();

    List<String> notes = new ArrayList<>();
    try (EmbeddedStore store = EmbeddedStore.open(folder, () -> true, notes::add);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoDatabase database = client.getDatabase("millrace");
      assertThat(notes).as("a kill is no damage").isEmpty();
      int position = position(database);
      assertThat(position).isBetween(written.committed(), written.acknowledged());
      assertThat(cells(database)).isBetween((long) position, position + 1L);
      assertThat(IntStream.rangeClosed(1, position))
          .allMatch(n -> database.getCollection("cells").find(eq("_id", n)).first() != null);
    }
  }

  @Test
  void keepsTheLastWriteWhenClosed() {
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      write(client.getDatabase("millrace"), 1);
    }
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(position(client.getDatabase("millrace"))).isEqualTo(1);
    }
  }

  /** The file must hold BSON. Java serialization would be slow and depend on class names. */
  @Test
  void keepsDocumentsOfAllKindsAsBson() throws Exception {
    Document kinds =
        new Document("_id", "抖音|1")
            .append("integer", 1)
            .append("long", 1L << 40)
            .append("double", -0.5)
            .append("yes", true)
            .append("nothing", null)
            .append("time", Date.from(Instant.parse("2026-11-23T10:00:00.123Z")))
            .append("bytes", new Binary(new byte[] {0, -1, 127}))
            .append("list", List.of("a", 2, new Document("b", 3L)))
            .append("part", new Document("r", 5L).append("p", 0));
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      client.getDatabase("millrace").getCollection("kinds").insertOne(kinds);
    }
    assertThat(Files.readString(folder.resolve("documents.mv"), StandardCharsets.ISO_8859_1))
        .doesNotContain("bwaldvogel");
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> found = client.getDatabase("millrace").getCollection("kinds");
      assertThat(found.find(eq("_id", "抖音|1")).first()).isEqualTo(kinds);
    }
  }

  /** Insights depends on this: an older value never replaces or deletes a newer one. */
  @Test
  void findsByIdWhateverElseIsAsked() {
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> cells = client.getDatabase("millrace").getCollection("cells");
      cells.insertOne(new Document("_id", "a").append("revision", 5L));
      cells.insertOne(new Document("_id", "b").append("revision", 1L));

      Bson older = new Document("_id", "a").append("revision", new Document("$lt", 5L));
      Document again = new Document("_id", "a").append("revision", 5L).append("again", true);
      assertThatThrownBy(() -> cells.replaceOne(older, again, new ReplaceOptions().upsert(true)))
          .isInstanceOf(MongoWriteException.class);
      assertThat(cells.deleteOne(older).getDeletedCount()).isZero();
      assertThat(cells.find(eq("_id", "a")).first()).doesNotContainKey("again");

      Bson newer = new Document("_id", "a").append("revision", new Document("$lt", 6L));
      Document next = new Document("_id", "a").append("revision", 6L);
      assertThat(cells.replaceOne(newer, next).getModifiedCount()).isEqualTo(1);
      assertThat(cells.deleteOne(newer).getDeletedCount()).isZero();
      assertThat(cells.find(eq("_id", "b")).first()).isNotNull();
    }
  }

  @Test
  void givesRoomOfOverwrittenDocumentsBack() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> cells = client.getDatabase("millrace").getCollection("cells");
      Instant end = Instant.now().plusSeconds(4);
      for (int n = 0; Instant.now().isBefore(end); n++) {
        cells.updateOne(eq("_id", n % 50), set("totals", "x".repeat(2000) + n), UPSERT);
      }
    }
    assertThat(Files.size(folder.resolve("documents.mv"))).isLessThan(1 << 20);
  }

  /** Another account of the machine finds an open port, but the store does not answer it. */
  @Test
  void answersNobodyWithoutTheSecretOfThisStart() {
    try (EmbeddedStore store = EmbeddedStore.open(folder)) {
      String open = "mongodb://127.0.0.1:%d/millrace".formatted(URI.create(store.uri()).getPort());
      try (MongoClient nobody = MongoClients.create(open)) {
        MongoDatabase database = nobody.getDatabase("millrace");
        assertThatThrownBy(() -> write(database, 1)).hasMessageContaining("authentication");
        assertThatThrownBy(() -> position(database)).hasMessageContaining("authentication");
        assertThatThrownBy(database::drop).hasMessageContaining("authentication");
      }
      String guessed = store.uri().replaceFirst("millrace:[0-9a-f]{64}@", "millrace:guess@");
      try (MongoClient nobody = MongoClients.create(guessed)) {
        assertThatThrownBy(() -> write(nobody.getDatabase("millrace"), 1))
            .isInstanceOf(MongoSecurityException.class);
      }
      try (MongoClient client = MongoClients.create(store.uri())) {
        assertThat(position(client.getDatabase("millrace"))).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "cut", "flipped", "empty"})
  void movesADamagedFileAsideAndSaysSo(String damage) throws Exception {
    try (EmbeddedStore store = EmbeddedStore.open(folder);
        MongoClient client = MongoClients.create(store.uri())) {
      IntStream.range(1, 200).forEach(n -> write(client.getDatabase("millrace"), n));
    }
    Path file = folder.resolve("documents.mv");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, damaged(bytes, damage));

    List<String> notes = new ArrayList<>();
    try (EmbeddedStore store = EmbeddedStore.open(folder, () -> true, notes::add);
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(position(client.getDatabase("millrace"))).isZero();
    }
    assertThat(notes)
        .singleElement()
        .asString()
        .contains(file.toString(), "made anew", "documents.mv.broken-");
    try (EmbeddedStore _ = EmbeddedStore.open(folder, () -> true, notes::add)) {
      assertThat(notes).hasSize(1);
    }
  }

  @Test
  void keepsAFewDamagedFilesOnly() throws Exception {
    for (int n = 0; n < 6; n++) {
      Files.writeString(folder.resolve("documents.mv"), "garbage " + n);
      EmbeddedStore.open(folder).close();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains(".broken-"))).hasSize(3);
    }
  }

  @Test
  void writesNothingWhileItsDiskHasNoRoom() throws Exception {
    AtomicBoolean room = new AtomicBoolean(true);
    try (EmbeddedStore store = EmbeddedStore.open(folder, room::get, _ -> {});
        MongoClient client = MongoClients.create(store.uri())) {
      write(client.getDatabase("millrace"), 1);
      Path file = folder.resolve("documents.mv");
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.size(file) > 8192);
      room.set(false);
      long size = awaitCommitsPassed(file);
      String big = "x".repeat(1 << 20);
      client.getDatabase("millrace").getCollection("cells").insertOne(new Document("big", big));
      await().during(Duration.ofSeconds(3)).until(() -> Files.size(file) == size);
      room.set(true);
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.size(file) > size);
    }
  }

  /** Waits until commits that had begun before are over, and returns the size of the file. */
  private static long awaitCommitsPassed(Path file) throws Exception {
    await().during(Duration.ofMillis(1500)).until(() -> true);
    return Files.size(file);
  }

  private static byte[] damaged(byte[] bytes, String damage) {
    return switch (damage) {
      case "garbage" -> "no store at all".repeat(1000).getBytes(StandardCharsets.US_ASCII);
      case "cut" -> Arrays.copyOf(bytes, bytes.length / 2);
      case "empty" -> new byte[0];
      default -> flipped(bytes);
    };
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    flipped[flipped.length / 2] ^= 0x10;
    return flipped;
  }

  /**
   * Numbers that were written one after the other.
   *
   * @param committed the last one that was acknowledged before the last complete commit began
   * @param acknowledged the last one that was acknowledged
   */
  private record Written(int committed, int acknowledged) {}

  /** Counts commits instead of time, because the first commit takes seconds on a busy machine. */
  private Written writeUntilKilled() throws Exception {
    Path commits = Files.createTempFile("millrace-store", ".commits");
    try (ChildJvm process =
            ChildJvm.start(StoreProcess.class, folder.toString(), commits.toString());
        MongoClient client = MongoClients.create(process.awaitLine(StoreProcess.URI))) {
      MongoDatabase database = client.getDatabase("millrace");
      write(database, 1);
      int begun = begun(commits);
      int n = 1;
      int committed = 1;
      // The commit after the next begins when the next one is over, and that one has the number 1.
      for (int now = begun; now < begun + 2; now = begun(commits)) {
        committed = now == begun ? n : committed;
        write(database, ++n);
      }
      return new Written(committed, n);
    } finally {
      Files.delete(commits);
    }
  }

  /** Returns the number of commits that the store has begun. */
  private static int begun(Path commits) throws Exception {
    return (int) Files.size(commits);
  }

  private static void write(MongoDatabase database, int n) {
    database.getCollection("cells").updateOne(eq("_id", n), set("n", n), UPSERT);
    database.getCollection("position").updateOne(eq("_id", "p"), set("n", n), UPSERT);
  }

  private static int position(MongoDatabase database) {
    Document position = database.getCollection("position").find(eq("_id", "p")).first();
    return position == null ? 0 : position.getInteger("n");
  }

  private static long cells(MongoDatabase database) {
    return database.getCollection("cells").countDocuments();
  }
}
