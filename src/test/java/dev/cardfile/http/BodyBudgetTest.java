package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private static final long KIB = 1024;

  private final BodyBudget budget = new BodyBudget(4 * KIB);

  @Test
  void aShareCountsInWholeKibibytes() {
    assertThat(budget.take(3 * KIB + 1)).isPresent();
    assertThat(budget.take(1)).isEmpty();
    assertThat(budget.take(0)).isPresent();
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    BodyBudget.Share share = budget.take(4 * KIB).orElseThrow();
    assertThat(budget.take(KIB)).isEmpty();
    share.close();
    assertThat(budget.take(4 * KIB)).isPresent();
  }

  @Test
  void moreThanThereIsTakesNothing() {
    assertThat(budget.take(5 * KIB)).isEmpty();
    assertThat(budget.take(4 * KIB)).isPresent();
  }
}
