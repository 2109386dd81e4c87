package io.millrace.insights.live;

import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.memory.Remembered;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Writes the data of live events as JSON. A row is written once for all clients that get it at
 * about the same time. A cache with a bounded number of characters keeps the texts that were used
 * last.
 */
@Component
class LiveTexts {
  private static final int MOST_CHARACTERS = 4 << 20;

  private final ObjectMapper mapper;
  private final Remembered<Text, String> written =
      new Remembered<>(MOST_CHARACTERS, String::length);

  LiveTexts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Returns the wanted sections of the row, as a query would answer them. */
  String row(HotWindow window, Model model, Set<Section> sections) {
    Text text = new Text(window, model, sections);
    return written.find(text).orElseGet(() -> written.put(text, write(text)));
  }

  String ready(LiveReady ready) {
    return mapper.writeValueAsString(ready);
  }

  private String write(Text text) {
    return mapper.writeValueAsString(
        LiveRow.of(text.window().key(), text.window().row(text.model()), text.sections()));
  }

  /** The cache key. A window is equal only to itself, so a changed window is another key. */
  private record Text(HotWindow window, Model model, Set<Section> sections) {}
}
