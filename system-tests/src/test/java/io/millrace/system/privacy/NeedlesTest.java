package io.millrace.system.privacy;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
  private static final String WORD = "Qx7RawVisitor";

  private final Needles needles = new Needles(WORD);

  @Test
  void findsTheWordInsideOfOthers() {
    assertThat(needles.in(("ab" + WORD + "cd").getBytes(UTF_8))).containsExactly("plain");
    assertThat(needles.in(WORD.getBytes(UTF_16LE))).contains("UTF-16LE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "anna-"})
  void findsItInBase64WhereverItStands(String before) {
    String text = Base64.getEncoder().encodeToString((before + WORD + "!").getBytes(UTF_8));
    assertThat(needles.in(text.getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void findsNothingInOtherWords() {
    assertThat(needles.in("Qx7RawVisito and RawVisitor".getBytes(UTF_8))).isEmpty();
  }
}
