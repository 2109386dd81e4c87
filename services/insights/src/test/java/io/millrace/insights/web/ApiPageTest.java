package io.millrace.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ApiPageTest {
  private static final Pattern LINK = Pattern.compile("href=\"#(\\w+)\"");
  private static final Pattern ID = Pattern.compile("id=\"(\\w+)\"");

  private final String page = ApiPage.of(new ApiDocument(JsonMapper.builder().build()).tree());

  @Test
  void showsTheFieldsOfAnEventTheReasonsOfRefusalsAndTheShapesOfAnswers() {
    assertThat(page)
        .contains("<code>durationMs</code> (optional)", "<code>platform</code><td>")
        .contains("<code>unknown_field</code>", "<code>closureRate</code>")
        .contains("list of <a href=\"#Event\">Event</a>", "<code>422</code>");
  }

  @Test
  void leadsFromEveryNameOfAShapeToTheShape() {
    assertThat(found(LINK)).isNotEmpty().isSubsetOf(found(ID));
  }

  private Set<String> found(Pattern pattern) {
    return pattern.matcher(page).results().map(each -> each.group(1)).collect(Collectors.toSet());
  }
}
