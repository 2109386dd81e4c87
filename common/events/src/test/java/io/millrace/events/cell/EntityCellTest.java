package io.millrace.events.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Entity;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.FamilyCodec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"li", "li|ning", "|", "0", "李|宁", "|0|creator|x"})
  void everyIdComesBackFromTheKeysOfCellAndFamily(String id) throws Exception {
    Entity entity = new Entity(Entity.Type.CREATOR, id);
    for (int page : new int[] {0, 1, 17}) {
      Cell cell = new Cell(Kind.ENTITIES, "douyin", Grain.DAY, -5, page, Optional.of(entity));
      assertThat(CellCodec.decodeKey(CellCodec.encodeKey(cell))).isEqualTo(cell);
      assertThat(new String(CellCodec.firstPage(CellCodec.encodeKey(cell)), UTF_8))
          .isEqualTo(cell.first().key());
      assertThat(cell.family()).isEqualTo(Family.of("douyin", entity));
    }
    Family family = Family.of("douyin", entity);
    assertThat(FamilyCodec.decode(FamilyCodec.encode(family))).isEqualTo(family);
  }

  @Test
  void theKeysOfOtherCellsStayAsTheyWere() throws Exception {
    Cell cell = new Cell(Kind.MONEY, "douyin", Grain.DAY, 7);
    assertThat(cell.key()).isEqualTo("money|douyin|day|7");
    assertThat(cell.page(2).key()).isEqualTo("money|douyin|day|7|2");
    assertThat(new String(CellCodec.firstPage(CellCodec.encodeKey(cell.page(2))), UTF_8))
        .isEqualTo("money|douyin|day|7");
    assertThat(new Family(Kind.MONEY, "douyin").key()).isEqualTo("money|douyin");
  }

  @Test
  void theKeysOfOnePeriodAndTypeSortTogether() {
    Entity entity = new Entity(Entity.Type.ITEM, "sku-1");
    assertThat(Family.of("jd", entity).cell(Grain.MONTH, 9).key())
        .isEqualTo("entities|jd|month|9|0|item|sku-1");
  }

  @Test
  void onlyCellsOfEntitiesHaveAnEntity() {
    assertThatThrownBy(() -> new Cell(Kind.ENTITIES, "jd", Grain.DAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
    Optional<Entity> entity = Optional.of(new Entity(Entity.Type.ITEM, "sku-1"));
    assertThatThrownBy(() -> new Cell(Kind.MONEY, "jd", Grain.DAY, 0, 0, entity))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"entities|jd|day|0", "entities|jd|day|0|0|shop|x", "money|jd|day|0|0|item|"})
  void aKeyThatNoCellHasIsRefused(String key) {
    assertThatThrownBy(() -> Cell.ofKey(key)).isInstanceOf(IllegalArgumentException.class);
  }
}
