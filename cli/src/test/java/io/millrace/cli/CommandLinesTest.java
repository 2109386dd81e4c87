package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLinesTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void refusesAnUnknownCommandAndABadDuration() {
    assertThat(run("serf")).isEqualTo(Exit.USAGE);
    assertThat(run("watch", "--retry-for", "soon")).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("'soon' is not a duration such as 90s, 10m, 2h, 7d or 8w");
  }

  @Test
  void listsTheCommandsThatNeedNoServer() {
    assertThat(CommandLines.create().getSubcommands().keySet())
        .containsExactly("send", "watch", "query", "keys", "help", "completion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.springframework.util.unit.DataSize",
        "org.apache.kafka.common.KafkaException",
        "org.h2.mvstore.MVStore",
        "reactor.core.publisher.Mono",
        "io.netty.buffer.ByteBuf"
      })
  void hasNothingOfAServerOnItsClassPath(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void makesListsAndRevokesKeys() {
    String data = folder.toString();
    assertThat(run("keys", "create", "--name", "shop", "--role", "write", "--data", data)).isZero();
    String secret = out.toString().strip();

    assertThat(run("keys", "list", "--data", data)).isZero();
    assertThat(out.toString()).contains("write", "shop");
    String prefix = out.toString().lines().toList().getLast().split(" ", 2)[0];
    assertThat(secret).contains(prefix);

    assertThat(run("keys", "revoke", prefix, "--data", data)).isZero();
    assertThat(run("keys", "revoke", prefix, "--data", data)).isEqualTo(Exit.USAGE);
  }

  @Test
  void revokesTheOnlyActiveKeyOfANameAndNoneOfSeveral() {
    String data = folder.toString();
    for (String name : List.of("shop", "wall", "wall")) {
      assertThat(run("keys", "create", "--name", name, "--role", "read", "--data", data)).isZero();
    }
    assertThat(run("keys", "revoke", "wall", "--data", data)).isEqualTo(Exit.USAGE);
    assertThat(run("keys", "revoke", "shop", "--data", data)).isZero();
    assertThat(run("keys", "revoke", "shop", "--data", data)).isEqualTo(Exit.USAGE);
    assertThat(run("keys", "list", "--json", "--data", data)).isZero();
    assertThat(json().path("keys"))
        .filteredOn(key -> key.has("revokedAt"))
        .extracting(key -> key.path("name").asString())
        .containsExactly("shop");
  }

  @Test
  void writesKeysAsJsonWithoutTheirHashes() {
    String data = folder.toString();
    assertThat(run("keys", "create", "--name", "s", "--role", "read", "--json", "--data", data))
        .isZero();
    JsonNode created = json();
    assertThat(run("keys", "list", "--json", "--data", data)).isZero();
    JsonNode listed = json();

    assertThat(created.path("secret").asString())
        .startsWith("mr_" + created.path("prefix").asString());
    assertThat(listed.path("keys").path(0).propertyNames())
        .containsExactly("prefix", "name", "role", "createdAt");
    assertThat(listed.path("keys").path(0).path("role").asString()).isEqualTo("read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "revoke Ab3dE6gH", "create --name shop --role write"})
  void saysInALineWhichFileOfKeysIsCutOffAndWhatToDo(String command) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[{\"pre");
    List<String> words = new ArrayList<>(List.of("keys", "--data", folder.toString()));
    words.addAll(List.of(command.split(" ")));

    assertThat(run(words.toArray(String[]::new))).isEqualTo(Exit.CANNOT_START);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("millrace: " + keys + " cannot be used: ")
        .contains("put it back from a backup, or delete it");
    assertThat(keys).content().isEqualTo("{\"keys\":[{\"pre");
  }

  @Test
  void makesAKeyOfAViewThatListsItsPaths() {
    String data = folder.toString();
    assertThat(
            run(
                "keys",
                "add",
                "--name",
                "wall",
                "--role",
                "view",
                "--json",
                "--data",
                data,
                "--path",
                "/v1/platforms",
                "--path",
                "/v1/loops?model=linear&from&to"))
        .isZero();
    assertThat(json().path("paths").toString())
        .isEqualTo("[\"/v1/platforms\",\"/v1/loops?model=linear&from&to\"]");
    for (List<String> wrong :
        List.of(
            List.of("--role", "view"),
            List.of("--role", "view", "--path", "/session"),
            List.of("--role", "read", "--path", "/v1/loops"))) {
      List<String> words = new ArrayList<>(List.of("keys", "add", "--name", "x", "--data", data));
      words.addAll(wrong);
      assertThat(run(words.toArray(String[]::new))).as("%s", wrong).isEqualTo(Exit.USAGE);
    }
  }

  @Test
  void refusesANameThatIsNone() {
    assertThat(run("keys", "create", "--name", "", "--role", "read", "--data", folder.toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("--name: a key's name has 1 to 64 characters");
  }

  @Test
  void rehearsesCommandsThatWork() throws IOException {
    assertThat(AotTraining.perform()).containsExactly(0, 0, 0, 0, 0, 0, Exit.USAGE, 0);
  }

  @Test
  void namesTheMistakeInAMapping() throws IOException {
    Path mapping = Files.writeString(folder.resolve("mine.yml"), "time: iso\nevnts: {}\n");

    assertThat(run("send", "--key", "k", "--format", mapping.toString(), "x.csv"))
        .isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("mine.yml, line 2: evnts: unknown key");
  }

  @Test
  void saysWhenAFileIsNotThere() {
    assertThat(run("send", "--key", "k", "nowhere.ndjson")).isEqualTo(Exit.USAGE);
    assertThat(err.toString())
        .contains("nowhere.ndjson: there is no such file", "nothing was sent");
  }

  @Test
  void saysWhenNobodyAnswers() throws IOException {
    Path events =
        Files.writeString(folder.resolve("e.ndjson"), "{\"type\":\"view\",\"id\":\"1\"}\n");

    int code =
        run(
            "send",
            "--key",
            "k",
            "--retry-for",
            "100ms",
            "--url",
            "http://127.0.0.1:1",
            "--json",
            events.toString());

    assertThat(code).isEqualTo(Exit.UNREACHABLE);
    assertThat(out.toString()).contains("\"read\":1", "\"accepted\":0", "\"unavailable\":1");
    assertThat(err.toString()).contains("gave up: no connection to http://127.0.0.1:1");
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
  }

  private int run(String... arguments) {
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
