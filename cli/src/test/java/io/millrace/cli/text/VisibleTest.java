package io.millrace.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void writesOutWhatATerminalWouldObey() {
    assertThat(Visible.text("\u001b]0;pwned\u0007\u001b[2Kx"))
        .isEqualTo("\\u001b]0;pwned\\u0007\\u001b[2Kx");
    assertThat(Visible.text("a\u009b2Jb\u007fc\rd\be\nf"))
        .isEqualTo("a\\u009b2Jb\\u007fc\\u000dd\\u0008e\\u000af");
    assertThat(Visible.text("\u202egnp.exe\u2028")).isEqualTo("\\u202egnp.exe\\u2028");
  }

  @Test
  void leavesLettersOfAllLanguagesAlone() {
    String text = "抖音 – عربي – é\t👩‍👩‍👧";
    assertThat(Visible.text(text)).isEqualTo(text);
  }

  /** In JSON an escaped character is the same character. */
  @Test
  void leavesJsonWhatItIs() {
    assertThat(Visible.text("{\"id\":\"a\u009bb\"}")).isEqualTo("{\"id\":\"a\\u009bb\"}");
  }

  @Test
  void alignsTablesByWhatIsSeen() {
    TextTable table = new TextTable(Column.words("id"), Column.words("x"));
    table.add("\u001b[2K", "1");
    assertThat(table.lines()).containsExactly("id         x", "\\u001b[2K  1");
  }
}
