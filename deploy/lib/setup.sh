# shellcheck shell=bash
# What the commands of deploy/ share: finding the tools, building when needed. To be sourced.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
runtime_modules=metrics-model,stream-jobs,dashboard,deploy/clickhouse,deploy/importer,deploy/simulator,deploy/streets,deploy/launcher
stamp="$root/deploy/launcher/target/built.stamp"
build_log="$root/deploy/launcher/target/build.log"
# The launcher itself: small, quick to start.
launcher_options="-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Dfile.encoding=UTF-8 -Dlog4j2.configurationFile=log4j2-launcher.properties"
if [[ -n ${XIAONENG_PORTS:-} ]]; then
  launcher_options+=" -Dxiaoneng.ports=$XIAONENG_PORTS"
fi

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

# Flags are read by the launcher; only a misspelt one is told before anything is built.
check_flags() {
  local flag
  if [[ " $* " == *" --help "* ]]; then
    cat "$root/deploy/lib/usage.txt"
    exit 0
  fi
  for flag in "$@"; do
    case $flag in
      --demo | --demo-year | --empty | --port | --data | --zone | --calendar | --import | --mapping | --streets | --detach) ;;
      -*) fail "unknown flag '$flag'; see deploy/run --help" ;;
    esac
  done
}

# Sets $java to a Java 17 to 24 that comes with its compiler.
find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || fail "java is missing: install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless)"
  local version
  version=$("$java" -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p' | head -n 1)
  if [[ -z $version || $version -lt 17 || $version -ge 25 ]]; then
    fail "Java 17 to 24 is needed, '$java' is version ${version:-unknown}; set JAVA_HOME to a JDK 17"
  fi
}

need() {
  command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

# Runs a command with its output in a log, and says now and then that it is still at it.
with_progress() {
  local what=$1 log=$2 started=$SECONDS next=2
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$!
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - started >= next)); then
      echo "$what ($((SECONDS - started)) s)"
      next=$((SECONDS - started + 10))
    fi
  done
  trap - INT TERM
  if ! wait "$pid"; then
    grep -E 'ERROR|npm (ERR|error)|error:' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    fail "$what failed; the whole log is $log"
  fi
}

library_is_there() {
  local installed="$root/deploy/clickhouse/node_modules/.package-lock.json"
  [[ -f $installed && ! "$root/deploy/clickhouse/package-lock.json" -nt $installed ]]
}

# The engine is not on Maven Central; npm has it.
install_library() {
  if ! library_is_there; then
    need node "install Node.js 18 or newer (Debian: apt-get install nodejs npm)"
    need npm "install npm (Debian: apt-get install npm)"
    mkdir -p "$root/deploy/launcher/target"
    with_progress "installing the ClickHouse library" "$root/deploy/launcher/target/npm.log" \
      npm ci --prefix "$root/deploy/clickhouse" --no-audit --no-fund
  fi
}

is_built() {
  [[ -f $stamp ]] || return 1
  local module
  for module in ${runtime_modules//,/ }; do
    compgen -G "$root/$module/target/*.jar" >/dev/null || return 1
  done
  [[ -z $(cd "$root" && find pom.xml .mvn ./*/pom.xml ./*/src/main deploy/*/pom.xml deploy/*/src/main -newer "$stamp" -print -quit) ]]
}

# Building changes the jars, which whatever runs from this tree still reads.
refuse_while_running() {
  local mark pid
  for mark in "$root"/deploy/launcher/target/running/*; do
    [[ -f $mark ]] || continue
    pid=${mark##*/}
    if ps -o args= -p "$pid" 2>/dev/null | grep -q io.xiaoneng.launcher.Main; then
      fail "the sources have changed while Xiaoneng runs from them on $(<"$mark"); stop it first: deploy/stop --data '$(<"$mark")'"
    fi
    rm -f "$mark"
  done
}

# Installs the ClickHouse library and builds the jars, each only when it has to be.
build_when_needed() {
  # The tests run on what the build around them has made.
  [[ ${XIAONENG_BUILD:-} != no ]] || return 0
  [[ $root != *:* ]] || fail "the path $root contains a colon, which Java cannot have in a class path; move the project"
  mkdir -p "$(dirname "$stamp")"
  (
    # Two starts at once must not build into the same directories.
    if command -v flock >/dev/null; then
      exec 9>"$root/deploy/launcher/target/build.lock"
      flock -n 9 || { echo "waiting for another build"; flock -w 1800 9 || fail "another build does not end"; }
    fi
    install_library
    if ! is_built; then
      refuse_while_running
      need mvn "install Maven 3.8 or newer (Debian: apt-get install maven)"
      command -v "${java%java}javac" >/dev/null || fail "javac is missing: '$java' is a runtime only, install a JDK 17"
      touch "$stamp.begun"
      with_progress "building" "$build_log" build
      mv "$stamp.begun" "$stamp"
    fi
  ) || exit 1
}

build() {
  cd "$root" && mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$runtime_modules" -am package
}

# Becomes the launcher's class named first.
launch() {
  local main=$1 jar classes=()
  shift
  jar=$(echo "$root"/deploy/launcher/target/launcher-*.jar)
  # The launcher's own classes, mapped instead of read; the first start of a build lays them down.
  local archives="$root/deploy/launcher/target/class-archives"
  if [[ $archives/launcher.jsa -nt $jar ]]; then
    classes=("-XX:SharedArchiveFile=$archives/launcher.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off)
  elif [[ $main == Main ]]; then
    rm -f "$archives/launcher.jsa"
    mkdir -p "$archives" && classes=("-XX:DumpLoadedClassList=$archives/launcher.%p.classes")
  fi
  # shellcheck disable=SC2086
  exec "$java" $launcher_options "${classes[@]}" -Dxiaoneng.root="$root" -Dxiaoneng.caller="$PWD" \
    -cp "$jar:$root/deploy/launcher/target/lib/*" "io.xiaoneng.launcher.$main" "$@"
}
