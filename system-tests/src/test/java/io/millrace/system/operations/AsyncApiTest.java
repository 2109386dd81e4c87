package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of topics and stream: valid, and the same as the code. */
class AsyncApiTest {
  private static final Pattern MESSAGE =
      Pattern.compile("message (\\w+) \\{(.*?)\\n}", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("^  (?:optional |repeated )?\\w+ (\\w+) = (\\d+);", Pattern.MULTILINE);

  /** The settings that say how long a record stays. */
  private static final List<String> POLICIES =
      List.of("cleanup.policy", "retention.ms", "delete.retention.ms");

  private final JsonNode document = AlertRules.yaml(Repository.read("docs/api/asyncapi.yaml"));

  @Test
  void fitsThePublishedSchema() {
    assertThat(problems(document)).isEmpty();
  }

  @Test
  void aMisspeltKeyDoesNotFitTheSchema() {
    ObjectNode wrong = document.deepCopy().asObject();
    wrong.set("chanels", wrong.remove("channels"));
    assertThat(problems(wrong)).anyMatch(problem -> problem.contains("chanels"));
  }

  @Test
  void namesEveryTopicWithItsPoliciesAndNoOther() {
    assertThat(channels().map(channel -> channel.path("address").asString()))
        .containsExactlyInAnyOrderElementsOf(topics().map(Topic::name).toList());
    assertThat(topics()).allSatisfy(this::assertDescribed);
  }

  @Test
  void numbersFieldsAsTheWireDoes() {
    String proto = Repository.read("common/events/src/main/proto/millrace/records.proto");
    assertThat(MESSAGE.matcher(proto).results().filter(this::isDescribed))
        .hasSizeGreaterThan(5)
        .allSatisfy(this::assertSameFields);
  }

  private void assertDescribed(Topic topic) {
    JsonNode channel =
        channels()
            .filter(one -> one.path("address").asString().equals(topic.name()))
            .findFirst()
            .orElseThrow();
    JsonNode said = channel.at("/bindings/kafka/topicConfiguration");
    for (String policy : POLICIES) {
      assertThat(text(said.path(policy)))
          .as(topic.name() + " " + policy)
          .isEqualTo(
              topic.settings().getOrDefault(policy, policy.startsWith("clean") ? "delete" : ""));
    }
    assertThat(channel.path("x-partitions").asInt(0))
        .isEqualTo(topic.partitions() == Topic.Partitions.ONE ? 1 : 0);
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join(",", value.valueStream().map(JsonNode::asString).toList())
        : value.asString("");
  }

  private boolean isDescribed(MatchResult message) {
    return document.at("/components/schemas").has(message.group(1));
  }

  private void assertSameFields(MatchResult message) {
    JsonNode said = document.at("/components/schemas/" + message.group(1) + "/properties");
    List<String> fields =
        FIELD
            .matcher(message.group(2))
            .results()
            .map(field -> field.group(1) + " " + field.group(2))
            .toList();
    assertThat(said.properties().stream().map(one -> one.getKey() + " " + number(one.getValue())))
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  private static int number(JsonNode property) {
    return property.path("x-number").asInt();
  }

  private Stream<JsonNode> channels() {
    return document
        .path("channels")
        .valueStream()
        .filter(channel -> channel.path("address").asString().startsWith("millrace."));
  }

  private static Stream<Topic> topics() {
    return Stream.concat(
        Topics.events().stream(),
        Arrays.stream(Topics.class.getFields())
            .filter(field -> field.getType().equals(Topic.class))
            .map(AsyncApiTest::topic));
  }

  private static Topic topic(Field constant) {
    try {
      return (Topic) Objects.requireNonNull(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(JsonNode document) {
    try (InputStream text = AsyncApiTest.class.getResourceAsStream("asyncapi-3.0.0.json")) {
      JsonNode schema = JsonMapper.shared().readTree(Objects.requireNonNull(text));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(schema)
          .validate(document)
          .stream()
          .map(Error::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
