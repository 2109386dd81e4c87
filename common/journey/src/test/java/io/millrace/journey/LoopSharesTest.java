package io.millrace.journey;

import static io.millrace.journey.testing.Events.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The short calculations of shares have the same results as the plain one: whole parts, then the
 * largest remainders.
 */
class LoopSharesTest {
  private final Weights weights = new Weights(Duration.ofDays(1));
  private final Interner interner = new Interner();

  @ParameterizedTest
  @EnumSource(Model.class)
  void placesEarnWhatTheirTouchesDo(Model model) {
    for (int touches = 1; touches <= Loop.MOST_PLACES; touches++) {
      Loop loop = loop(touches);
      LoopShares shares = LoopShares.of(loop, weights, interner.nowhere());
      for (long amount = 0; amount < 150; amount++) {
        assertThat(shares.of(amount)[List.of(Model.values()).indexOf(model)])
            .as("%d among %d", amount, touches)
            .isEqualTo(plainly(amount, weights.of(model, loop.ages())));
      }
    }
  }

  @Test
  void whatIsLeftGoesToTheLargestRemaindersAndTheLaterOfEqualOnes() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      int most = 1 + random.nextInt(i % 2 == 0 ? 4 : 65_536);
      long[] some = random.longs(1 + random.nextInt(40), 1, most + 1).toArray();
      long amount = random.nextInt(1_000_000);
      assertThat(Shares.of(amount, some)).isEqualTo(plainly(amount, some));
    }
  }

  private static long[] plainly(long amount, long[] weights) {
    long sum = Arrays.stream(weights).sum();
    long[] shares = Arrays.stream(weights).map(weight -> amount * weight / sum).toArray();
    int left = (int) (amount - Arrays.stream(shares).sum());
    IntStream.range(0, weights.length)
        .map(i -> weights.length - 1 - i)
        .boxed()
        .sorted(
            (one, other) ->
                Long.compare(rest(amount, weights, sum, other), rest(amount, weights, sum, one)))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  private static long rest(long amount, long[] weights, long sum, int i) {
    return amount * weights[i] % sum;
  }

  /** Creates a loop whose touches are at surfaces of their own, hours apart. */
  private Loop loop(int touches) {
    JourneyEvent bought =
        EventConversion.of(purchase("p", "douyin", "o", 1_000_000_000, 1), interner);
    Spot[] at = new Spot[touches];
    long[] ats = new long[touches];
    int[] events = new int[touches];
    for (int i = 0; i < touches; i++) {
      at[i] = new Spot(interner.surface("wechat", "s" + i));
      ats[i] = bought.at() - (touches - i) * 7_000_000L;
    }
    int[] placeOf = IntStream.range(0, touches).toArray();
    return new Loop(bought, LoopKind.EXTERNAL, ats[0], 0, at, placeOf, ats, events);
  }
}
