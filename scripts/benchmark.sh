# shellcheck shell=sh
# For ./cardfile, which sources this file: builds the benchmark, a program of its own, when it is missing or
# older than its source or the program. It sets program to the benchmark's jar.
program=$home/cardfile-bench/target/cardfile-bench.jar

needs_benchmark() {
  [ -d "$home/cardfile-bench/src/main" ] || return 1 # a release: no source to build
  is_whole "$program" || return 0
  [ -n "$(find "$home/build" "$home/cardfile-bench/pom.xml" "$home/cardfile-bench/src/main" "$jar" \
    -newer "$program" | head -n 1)" ]
}

# In a subshell, so that the lock ends with it. Maven builds the program once more, from the same source:
# with the time that it had, Java's cache stays good for it.
build_benchmark() (
  lock
  needs_benchmark || exit 0 # another start has built while this one waited
  command -v mvn >/dev/null || die 'no Maven found: install the package maven'
  find_jdk25 javac || die "$no_jdk25"
  say 'building the benchmark (the first time this takes half a minute) ...'
  touch -r "$jar" "$target/.jar"
  cd "$home"
  if ! JAVA_HOME=$JDK25 mvn -B -ntp -f build/pom.xml -Dmaven.test.skip=true -DskipAnalysis package \
    >"$target/build-benchmark.log" 2>&1; then
    sed -n '/Help 1\]$/q; /^\[ERROR\]/p' "$target/build-benchmark.log" | head -n 15 >&2
    die "the build failed; all of Maven's output is in $target/build-benchmark.log"
  fi
  touch -r "$target/.jar" "$jar"
)

if needs_benchmark; then
  build_benchmark || exit 1
fi
[ -f "$program" ] || die "$program is missing, and there is no source to build it from."
