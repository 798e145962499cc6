package dev.cardfile.tidy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cardfile.Main;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and what has no place inside the house. */
class RoomsTest {

  private static final String HOUSE = "dev.cardfile";

  /** Those of the program's own folder, in which no test is. */
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  /** Each room with the rooms that it may know. */
  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          Map.entry("contact", Set.of()),
          Map.entry("location", Set.of("contact")),
          Map.entry("access", Set.of("location")),
          Map.entry("activity", Set.of("contact")),
          Map.entry("business", Set.of("contact")),
          Map.entry("store", Set.of("contact", "location", "activity", "business")),
          Map.entry("upsert", Set.of("contact", "location")),
          Map.entry(
              "write", Set.of("contact", "location", "activity", "business", "store", "upsert")),
          Map.entry("search", Set.of("contact", "location")),
          Map.entry("oauth", Set.of("location", "access")),
          Map.entry(
              "store.sql",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "access",
                  "oauth",
                  "store",
                  "search")),
          Map.entry(
              "wire",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "access",
                  "oauth",
                  "store",
                  "upsert",
                  "search")),
          Map.entry("openapi", Set.of("access", "wire")),
          Map.entry("config", Set.of()),
          Map.entry("bench", Set.of()),
          Map.entry(
              "http",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "access",
                  "oauth",
                  "store",
                  "store.sql",
                  "upsert",
                  "write",
                  "search",
                  "wire",
                  "openapi")),
          Map.entry(
              "cli",
              Set.of(
                  "contact",
                  "location",
                  "access",
                  "oauth",
                  "store",
                  "store.sql",
                  "write",
                  "config",
                  "bench")));

  /** Calls that bring in the time, chance or the environment. */
  private static final Set<String> FROM_OUTSIDE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getenv",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.time.InstantSource.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>");

  /** The edge: where the program starts, what makes secrets, and what dates a migration. */
  private static final Set<String> EDGE = Set.of("Main", "TokenSecret", "Secrets", "Migrations");

  static Stream<String> rooms() {
    return KNOWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyTheRoomsBelow(String room) {
    String[] others =
        KNOWS.keySet().stream()
            .filter(other -> !other.equals(room) && !KNOWS.get(room).contains(other))
            .map(RoomsTest::inPackage)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(inPackage(room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(HOUSE)))
        .check(MAIN);
  }

  @Test
  void hasNoOtherRooms() {
    Set<String> packages = new TreeSet<>();
    MAIN.forEach(type -> packages.add(type.getPackageName()));
    packages.remove(HOUSE);
    assertThat(packages)
        .containsExactlyInAnyOrderElementsOf(
            KNOWS.keySet().stream().map(RoomsTest::inPackage).toList());
  }

  @Test
  void hasNoCycles() {
    slices().matching(HOUSE + ".(*)").should().beFreeOfCycles().check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contact",
        "location",
        "activity",
        "business",
        "oauth",
        "upsert",
        "write",
        "search",
        "wire",
        "openapi"
      })
  void pureRoomsTouchNothingOutside(String room) {
    noClasses()
        .that()
        .resideInAPackage(inPackage(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "java.net.http..", "java.nio.file..", "io.helidon..", "org.slf4j..")
        .check(MAIN);
  }

  @Test
  void onlyTheStoreKnowsSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("store.sql"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer..")
        .check(MAIN);
  }

  @Test
  void onlyHttpKnowsTheServersLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("http"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.helidon..")
        .check(MAIN);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Base)(\\$.*)?")
        .check(MAIN);
  }

  @Test
  void clockChanceAndEnvironmentComeInAtTheEdge() {
    assertThat(calls(access -> FROM_OUTSIDE.contains(target(access))))
        .allMatch(access -> EDGE.contains(access.getOriginOwner().getSimpleName()));
  }

  @Test
  void onlyTheEdgePrints() {
    Set<String> streams = Set.of("java.lang.System.out", "java.lang.System.err");
    assertThat(calls(access -> streams.contains(target(access)))).isEmpty();
    assertThat(calls(access -> access.getName().equals("printStackTrace"))).isEmpty();
  }

  private static List<JavaAccess<?>> calls(Predicate<JavaAccess<?>> wanted) {
    return MAIN.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .<JavaAccess<?>>map(access -> access)
        .filter(wanted)
        .toList();
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static String inPackage(String room) {
    return HOUSE + "." + room;
  }
}
