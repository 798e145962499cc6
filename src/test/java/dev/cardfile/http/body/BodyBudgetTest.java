package dev.cardfile.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private static final long KIB = 1024;

  private final BodyBudget budget = new BodyBudget(4 * KIB);
  private final BodyBudget.Share one = budget.share();
  private final BodyBudget.Share other = budget.share();

  @Test
  void aShareCountsInWholeKibibytes() {
    assertThat(one.growTo(3 * KIB + 1)).isTrue();
    assertThat(other.growTo(1)).isFalse();
    assertThat(other.growTo(0)).isTrue();
  }

  @Test
  void aShareGrowsAndNeverShrinks() {
    assertThat(one.growTo(KIB)).isTrue();
    assertThat(one.growTo(3 * KIB)).isTrue();
    assertThat(one.growTo(KIB)).isTrue();
    assertThat(other.growTo(2 * KIB)).isFalse();
    assertThat(other.growTo(KIB)).isTrue();
    assertThat(one.growTo(3 * KIB)).isTrue();
    assertThat(one.growTo(4 * KIB)).isFalse();
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    assertThat(one.growTo(4 * KIB)).isTrue();
    assertThat(other.growTo(KIB)).isFalse();
    one.close();
    assertThat(other.growTo(4 * KIB)).isTrue();
    one.close();
    assertThat(one.growTo(1)).isFalse();
  }

  @Test
  void moreThanThereIsTakesAllAndNeedsToBeAlone() {
    assertThat(other.growTo(1)).isTrue();
    assertThat(one.growTo(5 * KIB)).isFalse();
    other.close();
    assertThat(one.growTo(5 * KIB)).isTrue();
    assertThat(one.growTo(6 * KIB)).isTrue();
    assertThat(other.growTo(1)).isFalse();
    one.close();
    assertThat(other.growTo(Long.MAX_VALUE - KIB)).isTrue();
  }
}
