package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a warm-up ends: answers of each second, and the second after which the speed is steady. */
class SteadinessTest {

  private static final int NEVER = 0;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          always the same               | 100 100 100 100 100 100 100 100 100 100 | 10
          rising for six seconds        | 100 200 300 400 500 600 600 600 600 600 600 600 600 600 600 600 | 16
          rising slowly, but clearly    | 100 104 108 112 116 120 124 128 132 136 140 144 148 152 156 160 | 0
          rising by next to nothing     | 1000 1001 1002 1003 1004 1005 1006 1007 1008 1009 | 10
          one slow window does not end  | 100 100 100 100 50 50 50 200 200 200 200 200 200 200 200 200 | 16
          falling is not rising         | 500 500 500 500 400 400 400 300 300 300 | 10
          a rate, which stays           | 7 7 7 7 7 7 7 7 7 7 | 10
          nothing comes                 | 0 0 0 0 0 0 0 0 0 0 | 7
          """)
  void endsWhenTheSpeedNoLongerRises(String what, String seconds, int steadyAfter) {
    long[] answers = Arrays.stream(seconds.split(" ")).mapToLong(Long::parseLong).toArray();
    assertThat(secondsUntilSteady(answers)).as(what).isEqualTo(steadyAfter);
  }

  private static int secondsUntilSteady(long[] answersOfSeconds) {
    Steadiness steadiness = new Steadiness();
    long answers = 0;
    for (int second = 1; second <= answersOfSeconds.length; second++) {
      answers += answersOfSeconds[second - 1];
      if (steadiness.second(answers)) {
        return second;
      }
    }
    return NEVER;
  }
}
