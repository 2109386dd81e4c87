package io.millrace.cli;

import io.millrace.cli.read.Pages;
import io.millrace.cli.read.Pages.Page;
import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.table.TableView;
import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Visible;
import io.millrace.cli.text.WindowTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a query and prints all pages of the answer. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QueryOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private FormatOptions format;
  @Mixin private GatewayOptions gateway;

  /** Sends the request and prints the answer as JSON, as CSV or as the given table. */
  int ask(ReadRequest request, TableView table, WindowTexts windows) throws IOException {
    Pages pages = new Pages(gateway.readApi(), request);
    PrintWriter out = spec.commandLine().getOut();
    if (format.json()) {
      json(pages, table, out);
    } else if (format.csv()) {
      csv(pages, out);
    } else {
      table(pages, table, windows, out);
    }
    out.flush();
    return Exit.OK;
  }

  private void json(Pages pages, TableView table, PrintWriter out) {
    int[] left = {format.limit()};
    pages.json(
        page -> {
          out.println(Visible.text(page.text().strip()));
          left[0] -= page.answer().path(table.list()).size();
          return left[0] > 0 && !out.checkError();
        });
  }

  private void csv(Pages pages, PrintWriter out) {
    long[] left = {format.limit()};
    boolean[] titled = {false};
    pages.csv(
        reply -> {
          String page = reply.body();
          if (!titled[0]) {
            reply.lag().map(LagText::ofHeader).ifPresent(this::warn);
          }
          page.lines().skip(titled[0] ? 1 : 0).map(Visible::text).forEach(out::println);
          left[0] -= page.lines().skip(1).count();
          titled[0] = true;
          return left[0] > 0 && !out.checkError();
        });
  }

  /** Warns on standard error, because CSV has no place for the lag. */
  private void warn(LagText lag) {
    if (lag.isNotable()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("millrace: " + lag.text());
      err.flush();
    }
  }

  private void table(Pages pages, TableView table, WindowTexts windows, PrintWriter out) {
    Shown shown = new Shown(table, format.limit());
    pages.json(shown::take);
    shown.lines(windows).stream().map(Visible::text).forEach(out::println);
  }

  /** The rows of the answer that are in the table so far. */
  private static final class Shown {
    private final TableView table;
    private final int limit;
    private int rows;
    private boolean cut;
    private JsonNode last = JsonMapper.shared().missingNode();

    Shown(TableView table, int limit) {
      this.table = table;
      this.limit = limit;
    }

    boolean take(Page page) {
      last = page.answer();
      for (JsonNode row : last.path(table.list())) {
        if (rows == limit) {
          cut = true;
          return false;
        }
        table.add(row);
        rows++;
      }
      return true;
    }

    List<String> lines(WindowTexts windows) {
      if (!cut) {
        table.totals(last);
      }
      List<String> lines = new ArrayList<>(table.lines());
      if (rows == 0) {
        lines.add("no rows");
      }
      if (cut) {
        lines.add("... and more");
      }
      List<String> times = times(windows);
      if (!times.isEmpty()) {
        lines.add("");
        lines.addAll(times);
      }
      return lines;
    }

    private List<String> times(WindowTexts windows) {
      List<String> lines = new ArrayList<>();
      if (last.path("asOf").isString()) {
        lines.add("as of " + windows.zonedMoment(last.path("asOf")));
      }
      LagText lag = new LagText(last.path("lag"));
      if (lag.isSaid()) {
        lines.add(lag.text());
      }
      return lines;
    }
  }
}
