package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NobodiesTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("millrace.root"), "docs/api-codes.md");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\\t \\r\\n",
        "\u00a0",
        "\u00a0 \u3000\u2003",
        "\u200b\ufeff",
        "\\u0000",
        "\u2800",
        "\u3164"
      })
  void refusesBlankVisitors(String visitor) throws Exception {
    assertThat(refusal(visitor))
        .isEqualTo(
            "visitor is blank; send the same id for the same person, or leave the event out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "undefined",
        "Undefined",
        "NULL",
        "null",
        "None",
        "NaN",
        " null ",
        "\u00a0null\u00a0",
        "nil",
        "(null)",
        "<nil>",
        "\\\\N",
        "N/A",
        "#N/A",
        "(not set)",
        "unknown",
        "Anonymous",
        "guest",
        "\u6e38\u5ba2",
        "0",
        "000000000000000",
        "00000000-0000-0000-0000-000000000000",
        "00000000000000000000000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "-1",
        "-",
        "?",
        "????",
        "\ufffd\ufffd",
        "true",
        "{}",
        "[]",
        "9774d56d682e549c",
        "02:00:00:00:00:00",
        "d41d8cd98f00b204e9800998ecf8427e"
      })
  void refusesWordsForAMissingValueInAnyCase(String visitor) throws Exception {
    assertThat(refusal(visitor)).startsWith("visitor is a word for a missing value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[object Object]",
        "[object Undefined]",
        "{{user_id}}",
        "{{ customer.email }}",
        "${user}",
        "${USER_ID}",
        "#{visitor}",
        "{% user %}",
        "<%= user.id %>",
        "%%USER%%",
        "*|EMAIL|*",
        "{user_id}",
        "{ userId }",
        "[USER]",
        "[user-id]",
        "<user_id>",
        "<YOUR_USER_ID>",
        "%USER%",
        "%user_id%",
        "__USER__",
        "__IMEI__",
        "__OAID__",
        "$user_id",
        ":user_id",
        "user_id",
        "USER_ID",
        "userId",
        "visitor_id",
        "distinct_id",
        "YOUR_USER_ID"
      })
  void refusesTemplatesThatWereNotFilledIn(String visitor) throws Exception {
    assertThat(refusal(visitor)).startsWith("visitor is a template that was not filled in");
  }

  /** Ids that look unusual, and that real systems give to real people. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "007",
        "0x0",
        "-2",
        "u0",
        "null2",
        "nullah",
        "Null, Andrew",
        "None-1",
        "Nan Li",
        "nann",
        "na",
        "Na",
        "Nil Guest",
        "guest-1",
        "guest_user",
        "anonymous-0190",
        "unknown@example.com",
        "test",
        "user",
        "user1",
        "id",
        "enid",
        "david",
        "id-17",
        "email",
        "%",
        "_",
        "__",
        "__alice__",
        "%alice%",
        "[alice]",
        "<alice>",
        "{alice}",
        "$alice",
        ":)",
        "[\u5929\u7a7a]",
        "^_^",
        "...",
        "???a",
        "\u65e0\u540d",
        "\uD83D\uDE00",
        "oGZUI0egBJY1zhBYw2KhdUfwVJJE",
        "00000000-0000-0000-0000-000000000001",
        "fffffff-ffff-ffff-ffff-ffffffffffff",
        "a\u00a0b"
      })
  void takesIdsOfRealPeople(String visitor) {
    assertThatCode(() -> Nobodies.refuse(visitor)).doesNotThrowAnyException();
  }

  @Test
  void takesIdsThatSystemsMake() {
    Random random = new Random(20_261_128);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
      ids.add(Integer.toString(1 + random.nextInt(1_000_000)));
      ids.add(Long.toString(random.nextLong() | 1, 36));
      ids.add("%s@example.com".formatted(Long.toHexString(random.nextLong())));
    }
    assertThat(ids)
        .allSatisfy(id -> assertThatCode(() -> Nobodies.refuse(id)).doesNotThrowAnyException());
  }

  @Test
  void neverQuotesTheVisitor() throws Exception {
    assertThat(refusal("{{alice@example.com}}")).doesNotContain("alice");
  }

  static Stream<String> hashes() throws Exception {
    HexFormat hex = HexFormat.of();
    return Stream.of(
        hex.formatHex(MessageDigest.getInstance("MD5").digest()),
        hex.formatHex(MessageDigest.getInstance("SHA-1").digest()),
        hex.formatHex(MessageDigest.getInstance("SHA-256").digest()));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void refusesHashesOfTheEmptyText(String hash) throws Exception {
    assertThat(refusal(hash.toUpperCase(Locale.ROOT))).isNotEmpty();
  }

  @Test
  void documentsEveryWordAndEveryMark() throws IOException {
    String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    List<String> quoted = new ArrayList<>();
    String list = document.substring(document.indexOf("## Visitors that are nobody"));
    String[] parts = list.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      quoted.add(parts[i].toLowerCase(Locale.ROOT));
    }

    assertThat(quoted)
        .containsAll(Nobodies.WORDS)
        .containsAll(Nobodies.PLACEHOLDERS)
        .containsAll(
            Stream.of(Nobodies.ALWAYS, Nobodies.AROUND_PLACEHOLDERS)
                .flatMap(List::stream)
                .map(marks -> marks.begin() + "..." + marks.end())
                .toList());
  }

  private static String refusal(String visitor) throws UnreadableException {
    EventOutcome.Rejected reason =
        Reading.bad(Domain.CONTENT, json(EventType.VIEW).replace(Samples.VISITOR, visitor));
    assertThat(reason.code()).isEqualTo(ProblemCode.BAD_VISITOR);
    return reason.detail();
  }
}
