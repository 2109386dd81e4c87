package io.millrace.events.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  private static final Catalog BUILT_IN = Catalog.builtIn();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "tencent, wechat qq qq-browser tencent-news tencent-video weishi sogou douyu huya",
    "alibaba, taobao tmall alipay juhuasuan uc-browser youku",
    "bytedance, douyin tiktok toutiao xigua huoshan duoshan",
    "kuaishou, kuaishou",
    "baidu, baidu haokan quanmin",
    "sina, weibo sina-news",
    "independent, jd pinduoduo meituan bilibili xiaohongshu yy iqiyi kugou didi whatsapp"
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
  @CsvSource({"CNY, 2", "JPY, 0", "KWD, 3", "CLF, 4", "USD, 2", "EUR, 2", "HKD, 2"})
  void knowsTheDigitsOfCurrencies(String currency, int digits) {
    assertThat(Currencies.digits(currency)).hasValue(digits);
    assertThat(Currencies.digits("cny")).isEmpty();
  }

  private Path write(String... lines) throws IOException {
    return Files.write(directory.resolve("catalog.csv"), Arrays.asList(lines));
  }
}
