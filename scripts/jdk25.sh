# shellcheck shell=sh
# Finds a JDK 25 or newer, for the scripts that source this file: on many machines the java on the
# PATH is an older one while a newer JDK is installed beside it.

# find_jdk25 TOOL: sets JDK25 to the first home whose bin/ has TOOL (java to run, javac to build).
find_jdk25() {
  for JDK25 in \
    "${JAVA_HOME:-}" \
    "$(home_of_java_on_path)" \
    /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    # Empty where JAVA_HOME is not set; "/bin/java" is then no home's.
    if [ -n "$JDK25" ] && [ -x "$JDK25/bin/java" ] && [ -x "$JDK25/bin/$1" ] &&
      [ "$(java_major "$JDK25")" -ge 25 ]; then
      return 0
    fi
  done
  JDK25=
  return 1
}

# shellcheck disable=SC2034 # used by the scripts that source this file
no_jdk25='no JDK 25 or newer found: install one (for example Eclipse Temurin 25, or the package openjdk-25-jdk-headless), or set JAVA_HOME to it.'

home_of_java_on_path() {
  java=$(command -v java) || return 0
  home=$(dirname "$(dirname "$(readlink -f "$java")")")
  if [ ! -e "$home/release" ]; then # a version manager's script, not a link into a JDK
    home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  printf '%s\n' "$home"
}

java_major() {
  # The file first: starting a JVM to ask it would delay every start of the program.
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || :
  if [ -z "$major" ]; then
    major=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  fi
  printf '%s\n' "${major:-0}"
}
