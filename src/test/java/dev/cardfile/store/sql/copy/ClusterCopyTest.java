package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.ClusterFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Copying a store to a cluster, and from one. */
@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterCopyTest extends StoreCopyTest {

  static Stream<Kind> kinds() {
    return Stream.of(Kind.CLUSTER);
  }

  static Stream<Pair> pairs() {
    return Stream.of(
        new Pair(Kind.SQLITE, Kind.CLUSTER),
        new Pair(Kind.POSTGRESQL, Kind.CLUSTER),
        new Pair(Kind.CLUSTER, Kind.SQLITE),
        new Pair(Kind.CLUSTER, Kind.POSTGRESQL));
  }
}
