package io.millrace.events.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  private static final Catalog BUILT_IN = Catalog.builtIn();
  private static final String MINE = "mine,My App,me,information,feed";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "tencent, wechat qq qq-browser tencent-news tencent-video weishi sogou douyu huya",
    "alibaba, taobao tmall alipay juhuasuan uc-browser youku",
    "bytedance, douyin tiktok toutiao xigua huoshan duoshan",
    "kuaishou, kuaishou",
    "baidu, baidu haokan quanmin",
    "sina, weibo sina-news",
    "independent, jd pinduoduo meituan bilibili xiaohongshu yy iqiyi kugou didi whatsapp web-shop"
  })
  void listsThePlatformsOfEveryOwner(String owner, String ids) {
    assertThat(BUILT_IN.platforms().stream().filter(platform -> platform.owner().equals(owner)))
        .extracting(Platform::id)
        .containsExactlyInAnyOrder(ids.split(" "));
  }

  @Test
  void knowsOwnerNeedsAndSurfacesOfEach() {
    Set<Need> needs = new HashSet<>();
    for (Platform platform : BUILT_IN.platforms()) {
      assertThat(platform.name()).isNotBlank();
      assertThat(platform.needs()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(platform.surfaces()).isNotEmpty().doesNotContain(Platform.OTHER_SURFACE);
      assertThat(BUILT_IN.find(platform.id())).hasValue(platform);
      needs.addAll(platform.needs());
    }
    assertThat(needs).containsExactlyInAnyOrder(Need.values());
  }

  @Test
  void knowsWhenPlatformsChangedTheirLinks() throws IOException {
    assertThat(BUILT_IN.linkPolicies())
        .contains(new LinkPolicy(LocalDate.of(2020, 10, 9), "douyin", false));
    Catalog mine = Catalog.read(write(MINE, "links: 2026-11-25 mine opened"));
    assertThat(mine.linkPolicies())
        .containsExactly(new LinkPolicy(LocalDate.of(2026, 11, 25), "mine", true));
  }

  @ParameterizedTest
  @CsvSource({
    "links: 2026-11-25 mine shut, closed or opened",
    "links: 2026-11-31 mine closed, not a day",
    "links: 2026-11-25 yours closed, no platform 'yours'",
    "links: mine closed, a day",
  })
  void refusesLinkPoliciesThatAreNone(String line, String said) throws IOException {
    Path file = write(MINE, line);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining(said);
    Path twice = write(MINE, "links: 2026-11-25 mine closed", "links: 2026-11-25 mine opened");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(twice))
        .withMessageContaining("line 3");
  }

  @Test
  void countsUnlistedSurfacesAsOther() {
    Platform wechat = BUILT_IN.find("wechat").orElseThrow();

    assertThat(wechat.counted("channels")).isEqualTo("channels");
    assertThat(wechat.counted("a-new-tab")).isEqualTo("other");
  }

  @Test
  void doesNotKnowOthers() {
    assertThat(BUILT_IN.find("WeChat")).isEmpty();
    assertThat(BUILT_IN.find("")).isEmpty();
  }

  @Test
  void readsAFileOfItsOwn() throws IOException {
    Path file = write("# comment", "", " mine , My App , me , information commerce , feed  shop ");

    assertThat(Catalog.read(file).platforms())
        .singleElement()
        .satisfies(
            platform -> {
              assertThat(platform.id()).isEqualTo("mine");
              assertThat(platform.name()).isEqualTo("My App");
              assertThat(platform.owner()).isEqualTo("me");
              assertThat(platform.needs()).containsExactly(Need.INFORMATION, Need.COMMERCE);
              assertThat(platform.surfaces()).isEqualTo(Set.of("feed", "shop"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mine,My App,me,information",
        "mine,My App,me,information,feed,more",
        "Mine,My App,me,information,feed",
        ",My App,me,information,feed",
        "mine,My App,Me & Co,information,feed",
        "mine,My App,me,boredom,feed",
        "mine,My App,me,information,The_Feed"
      })
  void namesTheLineThatDoesNotFit(String line) throws IOException {
    Path file = write("# comment", line);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining("line 2");
  }

  @Test
  void refusesPlatformsListedTwice() throws IOException {
    Path file = write("a,A,me,information,feed", "a,B,me,information,feed");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining("listed twice: a");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = write("# nothing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining("no platform");
  }

  @ParameterizedTest
  @CsvSource({
    "search, search",
    "IoT, iot",
    "direct, direct",
    "word-of-mouth, other",
    "other, other",
    "'', other"
  })
  void countsChannelsByAClosedList(String sent, String counted) {
    assertThat(BUILT_IN.countedChannel(sent)).isEqualTo(counted);
  }

  @ParameterizedTest
  @CsvSource({
    "cn, cn",
    "US, us",
    "cn-gd, cn-gd",
    "CN-GD, cn-gd",
    "CN-44, cn-gd",
    "cn-99, other",
    "us-ca, other",
    "guangdong, other",
    "xx, other"
  })
  void countsRegionsByIsoCodesInAnyCase(String sent, String counted) {
    assertThat(BUILT_IN.countedRegion(sent)).isEqualTo(counted);
  }

  @Test
  void knowsEveryCountryAndEveryProvinceOfChina() {
    assertThat(BUILT_IN.channels()).containsExactly("search", "social", "mobile", "iot", "direct");
    assertThat(BUILT_IN.regions()).hasSize(249 + 34);
    for (String country : Locale.getISOCountries()) {
      assertThat(BUILT_IN.countedRegion(country)).isEqualTo(country.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void addsChannelsAndRegionsOfItsFile() throws IOException {
    Catalog catalog =
        Catalog.read(
            write("channels: tv  radio", MINE, "regions: us-ca", "regions: us-ny", "channels:"));

    assertThat(catalog.countedChannel("TV")).isEqualTo("tv");
    assertThat(catalog.countedChannel("search")).isEqualTo("search");
    assertThat(catalog.countedRegion("us-ca")).isEqualTo("us-ca");
    assertThat(catalog.countedRegion("US-NY")).isEqualTo("us-ny");
    assertThat(catalog.countedRegion("cn-gd")).isEqualTo("cn-gd");
    assertThat(catalog.platforms()).hasSize(1);
  }

  @Test
  void namesTheLineOfABadChannel() throws IOException {
    Path file = write(MINE, "channels: Word_Of_Mouth");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining("line 2")
        .withMessageContaining("Word_Of_Mouth");
  }

  @Test
  void takesTheLargestCatalogAndRefusesALargerOneWithTheNumber() throws IOException {
    List<String> largest = new ArrayList<>();
    for (int i = 0; i < CatalogBounds.PLATFORMS; i++) {
      int surfaces = i < 31 ? CatalogBounds.SURFACES_OF_ONE : i == 31 ? 16 : 0;
      largest.add("p%d,P,me,information,%s".formatted(i, ids("s", surfaces)));
    }
    largest.add("channels: " + ids("c", CatalogBounds.CHANNELS - 5));
    largest.add("regions: " + ids("r", CatalogBounds.REGIONS - BUILT_IN.regions().size()));
    assertThat(Catalog.read(write(largest)).platforms()).hasSize(CatalogBounds.PLATFORMS);

    assertTooLarge(with(largest, "q,P,me,information,"), "201 platforms, at most 200");
    assertTooLarge(with(largest, "channels: one-more"), "101 channels, at most 100");
    assertTooLarge(with(largest, "regions: one-more"), "1001 regions, at most 1000");
    List<String> wide = List.of("q,P,me,information," + ids("s", 65));
    assertTooLarge(wide, "65 surfaces of q, at most 64");
    List<String> many = new ArrayList<>(largest);
    many.set(199, "p199,P,me,information,s");
    assertTooLarge(many, "2001 surfaces in all, at most 2000");
  }

  private void assertTooLarge(List<String> lines, String message) throws IOException {
    Path file = write(lines);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.read(file))
        .withMessageContaining(message);
  }

  private static List<String> with(List<String> lines, String more) {
    List<String> all = new ArrayList<>(lines);
    all.add(more);
    return all;
  }

  private static String ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
  }

  private Path write(String... lines) throws IOException {
    return write(Arrays.asList(lines));
  }

  private Path write(List<String> lines) throws IOException {
    return Files.write(directory.resolve("catalog.csv"), lines);
  }
}
