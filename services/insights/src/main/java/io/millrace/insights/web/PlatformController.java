package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.AllSurfacesQuery;
import io.millrace.insights.query.FunnelQuery;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.SurfaceOrder;
import io.millrace.insights.query.SurfacesQuery;
import io.millrace.insights.query.TimeRange;
import java.time.Period;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests about surfaces, and about the funnel of a platform. */
@RestController
class PlatformController {
  static final Period LONGEST = Period.ofDays(800);

  private final SurfacesQuery surfaces;
  private final AllSurfacesQuery allSurfaces;
  private final FunnelQuery funnels;
  private final PlatformParameters names;
  private final RangeParameters ranges;
  private final RangeChoices choices;
  private final Answers answers;

  PlatformController(
      SurfacesQuery surfaces,
      AllSurfacesQuery allSurfaces,
      FunnelQuery funnels,
      PlatformParameters names,
      RangeParameters ranges,
      RangeChoices choices,
      Answers answers) {
    this.surfaces = surfaces;
    this.allSurfaces = allSurfaces;
    this.funnels = funnels;
    this.names = names;
    this.ranges = ranges;
    this.choices = choices;
    this.answers = answers;
  }

  @GetMapping("/v1/platforms/{platform}/surfaces")
  Mono<ResponseEntity<byte[]>> surfaces(@PathVariable String platform, ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "compare",
            "model",
            "currency",
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    String known = names.require(platform);
    MoneyChoice money = MoneyChoice.of(parameters);
    RangeChoice choice = choices.ofSums(parameters, money, Grain.DAY, LONGEST);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        SurfaceTables::ofOnePlatform,
        choice,
        asked -> surfaces.answer(asked, known, paging));
  }

  @GetMapping("/v1/surfaces")
  Mono<ResponseEntity<byte[]>> allSurfaces(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "compare",
            "model",
            "currency",
            "sort",
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    SurfaceOrder sort = ChoiceParameters.surfaceOrder(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    if (sort.isMoney()) {
      money.requireCurrency("to sort by " + sort.id());
    }
    RangeChoice choice =
        choices.ofSums(parameters, money, Grain.DAY, LoopsController.LONGEST_IN_ONE_CURRENCY);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        SurfaceTables::ofAllPlatforms,
        choice,
        asked -> allSurfaces.answer(asked, sort, paging));
  }

  @GetMapping("/v1/platforms/{platform}/funnel")
  Mono<ResponseEntity<byte[]>> funnel(@PathVariable String platform, ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(request, "from", "to", PageParameters.LIMIT, PageParameters.CURSOR);
    String known = names.require(platform);
    TimeRange range = ranges.of(parameters, Grain.DAY, LONGEST);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request, Tables::funnel, snapshot -> funnels.answer(snapshot, known, range, paging));
  }
}
