package io.millrace.insights.live;

import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.store.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The data of live events as JSON. A row is written once, however many clients get it. */
@Component
class LiveTexts {
  private final ObjectMapper mapper;

  LiveTexts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  String row(HotWindow window, Model model) {
    return window.text(
        model,
        changed ->
            mapper.writeValueAsString(
                new LiveRow(
                    changed.key().platform(), changed.key().grain().id(), changed.row(model))));
  }

  String ready(Progress progress) {
    return mapper.writeValueAsString(LiveReady.at(progress));
  }
}
