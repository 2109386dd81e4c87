package io.millrace.insights.live;

import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.store.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * The data of live events as JSON. A row is written once, however many clients get it at about the
 * same time; a bounded number of characters is remembered, the ones used last.
 */
@Component
class LiveTexts {
  private static final int MOST_CHARACTERS = 4 << 20;

  private final ObjectMapper mapper;
  private final Map<Text, String> written = new LinkedHashMap<>(1_024, 0.75f, true);
  private int characters;

  LiveTexts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The wanted sections of the row, as a query would answer them. */
  String row(HotWindow window, Model model, Set<Section> sections) {
    Text text = new Text(window, model, sections);
    return known(text).orElseGet(() -> remember(text, write(text)));
  }

  String ready(Progress progress, boolean full) {
    return mapper.writeValueAsString(LiveReady.at(progress, full));
  }

  private String write(Text text) {
    return mapper.writeValueAsString(
        LiveRow.of(text.window().key(), text.window().row(text.model()), text.sections()));
  }

  private synchronized Optional<String> known(Text text) {
    return Optional.ofNullable(written.get(text));
  }

  private synchronized String remember(Text text, String value) {
    if (written.put(text, value) == null) {
      characters += value.length();
    }
    var oldest = written.values().iterator();
    while (characters > MOST_CHARACTERS) {
      characters -= oldest.next().length();
      oldest.remove();
    }
    return value;
  }

  /** A window is itself only: one that changed is another one. */
  private record Text(HotWindow window, Model model, Set<Section> sections) {}
}
