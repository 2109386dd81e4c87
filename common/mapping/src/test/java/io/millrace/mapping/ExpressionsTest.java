package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ExpressionsTest {
  private static final JsonNode ITEM =
      JsonMapper.shared()
          .readTree(
              """
              {"type": "buy", "n": 3, "price": 12.5, "list": [{"sku": "a"}, {"sku": "b"}],
               "deep": {"amount": "5", "a": {"b": "x"}}, "yes": true, "nothing": null, "map": "m", "Paid at": "z", "amount": "4.00",
               "event": " Order Completed "}
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "type == 'buy'; true",
        "type == 'sell'; false",
        "type in ['buy', 'sell'] && yes; true",
        "n > 2 && n < 4; true",
        "price > 12; true",
        "price == 12.5; true",
        "deep.a.b == 'x'; true",
        "deep.a.c == 'x'; false",
        "deep.a.c != 'x'; false",
        "has(deep.a.c); false",
        "has(deep.a.b); true",
        "has(deep.a.c) || type == 'buy'; true",
        "deep.nope.c == 'x' || type == 'buy'; true",
        "unknown == 'x'; false",
        "unknown == null; true",
        "nothing == null; true",
        "size(list) == 2; true",
        "list.exists(p, p.sku == 'b'); true",
        "list.all(p, p.sku == 'b'); false",
        "this['Paid at'] == 'z'; true",
        "this['Paid on'] == 'z'; false",
        "event == 'Order Completed'; true",
        "type.matches('^b.y$'); true",
        "type.startsWith('b'); true",
        "type.upperAscii() == 'BUY'; true",
        "n * 2 == 6; true",
        "type(n) == int; true",
        "double(amount) > 3.0; true",
        "double(amount) > 3; true",
        "double(dyn(deep['amount'])) > 3; true",
        "double(this['amount']) > 3.0; true",
        "this['amount'] != '' && double(this['amount']) > 3.0; true",
      })
  void computesConditions(String source, boolean holds) throws Exception {
    assertThat(condition(source).test(scope())).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "type + '-' + deep.a.b; buy-x",
        "n + 1; 4",
        "price * 2.0; 25",
        "yes ? 'a' : 'b'; a",
        "deep.nope; ''",
        "nothing; ''",
        "list[1].sku; b",
        "type.substring(0, 1); b",
        "event.split(' ')[1]; Completed",
        "string(n); 3",
      })
  void computesTexts(String source, String text) throws Exception {
    assertThat(value(source).text(scope())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "type ==; is not an expression: column 8: mismatched input",
        "type + 'x'; expected a condition",
        "nofun(type); is not an expression: column 6: undeclared reference to 'nofun'",
        "1 + 'x' == 2; is not an expression: column 3: found no matching overload",
        "type.matches('(('); is not an expression"
      })
  void refusesExpressionsThatCannotWork(String source, String problem) {
    assertThatThrownBy(() -> condition(source))
        .isInstanceOf(Expressions.InvalidException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void refusesAnItemWhoseValuesTheExpressionCannotCompare() {
    assertThatThrownBy(() -> condition("type > 3").test(scope()))
        .isInstanceOf(Refusal.class)
        .hasMessage("'type > 3' cannot be computed for it");
  }

  @Test
  void boundsTheStepsOfMacros() throws Exception {
    String numbers = "[" + "1,".repeat(200) + "1]";
    Expression nested =
        value("%s.map(x, list.map(y, list.map(z, z))).size()".formatted(numbers).replace(" ", ""));

    assertThatThrownBy(() -> nested.text(scope())).isInstanceOf(Refusal.class);
  }

  @Test
  void boundsTheLengthAndTheDepth() {
    assertThatThrownBy(() -> condition("true" + " && true".repeat(200)))
        .isInstanceOf(Expressions.InvalidException.class);
    assertThatThrownBy(() -> condition("(".repeat(400) + "true" + ")".repeat(400)))
        .isInstanceOf(Expressions.InvalidException.class);
  }

  private static Expression condition(String source) throws Expressions.InvalidException {
    return new Expressions(new Paths()).condition(source, 1);
  }

  private static Expression value(String source) throws Expressions.InvalidException {
    return new Expressions(new Paths()).value(source, 1);
  }

  private static Scope scope() {
    return new Scope(new Item.Json(ITEM), java.util.List.of(), MissingNode.getInstance(), 0);
  }
}
