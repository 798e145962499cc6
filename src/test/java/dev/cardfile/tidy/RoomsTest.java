package dev.cardfile.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.cardfile.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the dependencies between packages, and what the code may not use. A "room" is a package
 * with everything below it that is not a room of its own.
 */
class RoomsTest {

  private static final String HOUSE = "dev.cardfile";

  /** The name for the classes outside all rooms, which start the program. */
  private static final String MAINS_OWN = "";

  /**
   * The main class of the benchmark, a separate module, which is present only when that module is
   * tested.
   */
  private static final String BENCHMARK = HOUSE + ".bench.command.Main";

  /** The classes of the programs, without those of tests. */
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrls(
              Stream.concat(Stream.of(Main.class), benchmark().stream())
                  .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                  .distinct()
                  .toList());

  /** Each room with the rooms that it may depend on. */
  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          Map.entry("background", Set.of()),
          Map.entry("files", Set.of()),
          Map.entry("contact", Set.of()),
          Map.entry("location", Set.of("contact")),
          Map.entry("history", Set.of("contact")),
          Map.entry("imports", Set.of("contact")),
          Map.entry("access", Set.of("location")),
          Map.entry("activity", Set.of("contact")),
          Map.entry("business", Set.of("contact")),
          Map.entry(
              "store",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "history",
                  "imports",
                  "access",
                  "oauth",
                  "search")),
          Map.entry("upsert", Set.of("contact", "location", "activity")),
          Map.entry(
              "write",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "history",
                  "imports",
                  "store",
                  "upsert")),
          Map.entry("search", Set.of("contact", "location", "activity")),
          Map.entry("oauth", Set.of("location", "access")),
          Map.entry(
              "store.sql",
              Set.of(
                  "background",
                  "files",
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "history",
                  "imports",
                  "access",
                  "oauth",
                  "store",
                  "search")),
          Map.entry("json", Set.of()),
          Map.entry(
              "wire",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "history",
                  "imports",
                  "access",
                  "oauth",
                  "store",
                  "upsert",
                  "search",
                  "transfer",
                  "json")),
          Map.entry("transfer", Set.of("contact", "location", "activity", "json")),
          Map.entry(
              "importing",
              Set.of(
                  "contact",
                  "location",
                  "history",
                  "imports",
                  "store",
                  "upsert",
                  "write",
                  "wire",
                  "json",
                  "transfer")),
          Map.entry("openapi", Set.of("access", "wire", "json")),
          Map.entry("config", Set.of("files")),
          Map.entry("bench", Set.of()),
          Map.entry(
              "http",
              Set.of(
                  "contact",
                  "location",
                  "activity",
                  "business",
                  "history",
                  "imports",
                  "importing",
                  "access",
                  "oauth",
                  "store",
                  "upsert",
                  "write",
                  "search",
                  "wire",
                  "json",
                  "transfer",
                  "openapi")),
          Map.entry(
              "server",
              Set.of(
                  "background",
                  "files",
                  "contact",
                  "location",
                  "access",
                  "oauth",
                  "store",
                  "store.sql",
                  "write",
                  "imports",
                  "importing",
                  "http",
                  "config")),
          Map.entry(
              "cli",
              Set.of(
                  "files",
                  "contact",
                  "location",
                  "access",
                  "oauth",
                  "store",
                  "store.sql",
                  "write",
                  "config",
                  "history",
                  "json",
                  "search",
                  "transfer",
                  "wire",
                  "imports",
                  "importing",
                  "server")),
          Map.entry(
              "bench.command",
              Set.of(
                  MAINS_OWN,
                  "contact",
                  "location",
                  "access",
                  "store",
                  "store.sql",
                  "write",
                  "config",
                  "http",
                  "server",
                  "cli",
                  "bench")));

  /** A cache by package, because the room is looked up for every dependency of every class. */
  private static final Map<String, Optional<String>> ROOM_OF = new ConcurrentHashMap<>();

  /** Calls that depend on the time, on chance or on the environment. */
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

  /**
   * The only classes that may make such calls: where the program or an embedded server starts,
   * where secrets are created, and where a migration is dated.
   */
  private static final Set<String> EDGE =
      Set.of("Main", "ServerOptions", "TokenSecret", "Secrets", "Migrations");

  /** Returns the rooms of which this module has classes. */
  static Stream<String> rooms() {
    return KNOWS.keySet().stream()
        .filter(room -> benchmark().isPresent() || !isOfBenchmark(room))
        .sorted();
  }

  private static boolean isOfBenchmark(String room) {
    return (room + ".").startsWith("bench.");
  }

  private static Optional<Class<?>> benchmark() {
    try {
      return Optional.of(Class.forName(BENCHMARK));
    } catch (ClassNotFoundException inTheModuleOfTheProgram) {
      return Optional.empty();
    }
  }

  /** The benchmark is not part of the program's jar. */
  @Test
  void theProgramDoesWithoutItsBenchmark() {
    noClasses()
        .that(areInTheHouse())
        .and(not(areInRooms(RoomsTest::isOfBenchmark)))
        .should()
        .dependOnClassesThat(areInRooms(RoomsTest::isOfBenchmark))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.HdrHistogram..", "org.openjdk.jmh..")
        .check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyTheRoomsBelow(String room) {
    noClasses()
        .that(areIn(Set.of(room)))
        .should()
        .dependOnClassesThat(
            areInTheHouse().and(not(areIn(Set.of(room)))).and(not(areIn(KNOWS.get(room)))))
        .check(MAIN);
  }

  @Test
  void hasNoOtherRooms() {
    Set<String> packages = new TreeSet<>();
    MAIN.forEach(type -> packages.add(type.getPackageName()));
    packages.remove(HOUSE);
    assertThat(packages).allMatch(name -> room(name) != null, "is a room or within one");
  }

  /**
   * Returns the room that a package is or lies within; of several, the one with the longest name.
   */
  private static @Nullable String room(String packageName) {
    return ROOM_OF.computeIfAbsent(packageName, RoomsTest::findRoom).orElse(null);
  }

  private static Optional<String> findRoom(String packageName) {
    return rooms()
        .filter(room -> (packageName + ".").startsWith(inPackage(room) + "."))
        .max(Comparator.comparingInt(String::length));
  }

  /** The architecture page must draw every dependency that a room may have, and no other. */
  @Test
  void thePageDrawsTheseArrows() throws IOException {
    Map<String, Set<String>> drawn = drawn();
    drawn.forEach(
        (room, below) -> assertThat(KNOWS.get(room)).as("rooms below " + room).containsAll(below));
    KNOWS.forEach((room, known) ->
        assertThat(reached(room, drawn))
            .as("rooms drawn below " + room)
            .containsAll(known.stream().filter(each -> !each.equals(MAINS_OWN)).toList()));
  }

  /** Reads the arrows of the page: lines such as {@code a, b -> c -> d}. */
  private static Map<String, Set<String>> drawn() throws IOException {
    Map<String, Set<String>> arrows = new HashMap<>();
    for (String line : Files.readAllLines(page())) {
      if (line.startsWith("    ") && line.contains("->")) {
        List<List<String>> steps =
            Stream.of(line.split("->")).map(step -> List.of(step.strip().split(",\\s*"))).toList();
        for (int i = 1; i < steps.size(); i++) {
          for (String room : steps.get(i - 1)) {
            if (KNOWS.containsKey(room)) {
              arrows.computeIfAbsent(room, any -> new TreeSet<>()).addAll(steps.get(i));
            }
          }
        }
      }
    }
    return arrows;
  }

  private static Path page() {
    Path page = Path.of("docs/architecture.md");
    return Files.exists(page) ? page : Path.of("..").resolve(page);
  }

  private static Set<String> reached(String room, Map<String, Set<String>> arrows) {
    Set<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(room));
    while (!next.isEmpty()) {
      for (String below : arrows.getOrDefault(next.remove(), Set.of())) {
        if (reached.add(below)) {
          next.add(below);
        }
      }
    }
    return reached;
  }

  @Test
  void roomsHaveNoCircles() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void packagesInARoomHaveNoCircles(String room) {
    slices()
        .assignedFrom(new Parts(room, JavaClass::getPackageName))
        .should()
        .beFreeOfCycles()
        .check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void classesInARoomHaveNoCircles(String room) {
    slices()
        .assignedFrom(new Parts(room, type -> Parts.whole(type).getName()))
        .should()
        .beFreeOfCycles()
        .check(MAIN);
  }

  /** The parts of a room, packages or classes, among which cycles are looked for. */
  private record Parts(String room, Function<JavaClass, String> nameOf) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return room.equals(RoomsTest.room(type.getPackageName()))
          ? SliceIdentifier.of(nameOf.apply(type))
          : SliceIdentifier.ignore();
    }

    /**
     * Returns the class that stands for a class: the outermost one, and for a case of a sealed type
     * that type.
     */
    private static JavaClass whole(JavaClass type) {
      JavaClass outermost = type.getEnclosingClass().map(Parts::whole).orElse(type);
      return Stream.concat(
              outermost.getRawInterfaces().stream(), outermost.getRawSuperclass().stream())
          .filter(
              parent -> parent.getPackageName().startsWith(HOUSE) && parent.reflect().isSealed())
          .findFirst()
          .map(Parts::whole)
          .orElse(outermost);
    }

    @Override
    public String getDescription() {
      return "the parts of " + room;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contact",
        "location",
        "activity",
        "business",
        "history",
        "imports",
        "oauth",
        "upsert",
        "write",
        "search",
        "json",
        "wire",
        "transfer",
        "openapi"
      })
  void pureRoomsTouchNothingOutside(String room) {
    noClasses()
        .that(areIn(Set.of(room)))
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
        .resideOutsideOfPackage(inPackage("store.sql.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer..")
        .check(MAIN);
  }

  /** Everything below {@code store.sql} may change with any database or statement. */
  @Test
  void onlyTheFaceOfTheStoreIsKnownOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("store.sql.."))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are below store.sql",
                type -> type.getPackageName().startsWith(inPackage("store.sql") + ".")))
        .check(MAIN);
  }

  @Test
  void onlyTheHttpServerKnowsItsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("http.server.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.helidon..", inPackage("http.server.connection.."))
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

  private static DescribedPredicate<JavaClass> areInTheHouse() {
    return DescribedPredicate.describe(
        "are in the house", type -> type.getPackageName().startsWith(HOUSE));
  }

  private static DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
    return areInRooms(rooms::contains).as("are in one of " + rooms);
  }

  private static DescribedPredicate<JavaClass> areInRooms(Predicate<String> wanted) {
    return DescribedPredicate.describe(
        "are in certain rooms",
        type -> {
          String room = room(type.getPackageName());
          return wanted.test(room == null ? MAINS_OWN : room);
        });
  }

  private static String inPackage(String room) {
    return HOUSE + "." + room;
  }
}
