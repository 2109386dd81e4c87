package io.millrace.insights.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.entities.EntityPage.Ranked;
import io.millrace.insights.entities.EntityRankingAnswer.Previous;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntityBeforeTest {
  private static EntitySums credit(long credit) {
    return new EntitySums(credit, 0, 0, 0, 0);
  }

  private static Ranked ranked(String id, long credit) {
    return new Ranked(1, new EntityPlace(credit, "jd", id), credit(credit));
  }

  @Test
  void ranksAnEntityOfThePageAmongAllEntitiesOfTheOtherRange() {
    List<Long> before =
        new Random(3).longs(5_000, -9, 90).filter(value -> value != 0).boxed().toList();
    List<Ranked> page = IntStream.range(0, 40).mapToObj(i -> ranked("c" + i, 100L + i)).toList();
    EntityBefore then = new EntityBefore(EntityMetric.CREDIT, page);
    IntStream.range(0, before.size())
        .forEach(i -> then.add("jd", "c" + i, credit(before.get(i)), false));
    for (int i = 0; i < page.size(); i++) {
      long value = before.get(i);
      long rank = 1 + before.stream().filter(other -> other > value).count();
      assertThat(then.find(page.get(i).place()))
          .contains(new Previous(Long.toString(value), (int) rank));
    }
  }

  @Test
  void hasNoPlaceOfAnEntityWithoutAValueAndNoChangeOfNothing() {
    Ranked mei = ranked("mei", 150);
    Ranked li = ranked("li", 50);
    Ranked minus = ranked("minus", 7);
    EntityBefore then = new EntityBefore(EntityMetric.CREDIT, List.of(mei, li, minus));
    then.add("jd", "mei", credit(100), false);
    then.add("jd", "li", credit(0), false);
    then.add("douyin", "li", credit(9), false);
    then.add("jd", "minus", credit(-7), true);
    assertThat(then.change(mei.place(), mei.sums())).contains(new BigDecimal("0.500000"));
    assertThat(then.find(li.place())).isEmpty();
    assertThat(then.change(li.place(), li.sums())).isEmpty();
    assertThat(then.find(minus.place())).contains(new Previous("-7", 3));
    assertThat(then.change(minus.place(), minus.sums())).isEmpty();
    assertThat(then.isOverflowed()).isTrue();
  }
}
