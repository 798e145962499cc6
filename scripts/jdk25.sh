# shellcheck shell=sh
# Finds a JDK 25 or newer, for the scripts that source this file: on many machines the java on the
# PATH is an older one while a newer JDK is installed beside it.

# find_jdk25 TOOL: sets JDK25 to the first home whose bin/ has TOOL (java to run, javac to build). When
# there is none, no_jdk25 says so, and where this system gets one.
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
  # shellcheck disable=SC2034 # used by the scripts that source this file
  no_jdk25="no JDK 25 or newer found. $(where_to_get_jdk25) Or set JAVA_HOME to one."
  return 1
}

# Many releases have no package of it: this asks the system's own package list, where that is quick.
where_to_get_jdk25() {
  adoptium='Eclipse Temurin 25 from https://adoptium.net'
  case " $(os_release ID) $(os_release ID_LIKE) " in
    *' debian '* | *' ubuntu '*)
      if apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
        echo 'Install the package openjdk-25-jdk-headless.'
      else
        echo "$(os_release PRETTY_NAME) has no package of it: install $adoptium (the package temurin-25-jdk of its apt repository)."
      fi
      ;;
    *' fedora '* | *' rhel '* | *' centos '*)
      echo "Install the package java-25-openjdk-devel, or, where your release has none, $adoptium (the package temurin-25-jdk of its rpm repository)."
      ;;
    *' suse '* | *' opensuse '*)
      echo "Install the package java-25-openjdk-devel, or, where your release has none, $adoptium."
      ;;
    *' alpine '*) echo "Install the package openjdk25, or, where your release has none, $adoptium." ;;
    *) echo "Install $adoptium." ;;
  esac
}

os_release() { # NAME
  sed -n "s/^$1=//p" /etc/os-release 2>/dev/null | tr -d '"' || :
}

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
