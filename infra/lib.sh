# Shared by the scripts in this folder, which are sh: finds a JDK and Maven, builds when sources have changed, and
# runs Java. Nothing here writes to standard output, which is for results only.

infra=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 3
root=$(dirname -- "$infra")
builds=$root/.build

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 3
}

# may_install: succeeds as root on Debian or a derivative.
may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# install_packages PACKAGE...: with apt-get, whose output goes to standard error.
install_packages() {
    say "installing $*"
    {
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ||
            { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }
    } >&2
}

# install_servers PACKAGE...: installs servers without configuring or starting them, now or at boot, and without
# replacing others.
install_servers() (
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f -- "$policy"' EXIT
        trap 'exit 1' HUP INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" || exit
    fi
    echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections >&2
    # OpenDMARC needs neither a database here nor a client of one.
    dpkg -s dbconfig-mysql >/dev/null 2>&1 || set -- "$@" dbconfig-no-thanks
    install_packages --no-remove "$@" || exit
    ! has systemctl || systemctl disable --quiet postfix opendkim opendmarc nginx >/dev/null 2>&1 || :
)

# java_version JAVA_HOME: prints its feature version, or 0 if there is no JDK with a compiler.
java_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || { echo 0; return; }
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
    fi
}

try_java() {
    [ -n "$1" ] || return 1
    version=$(java_version "$1")
    [ "${version:-0}" -ge 25 ] || return 1
    JAVA_HOME=$1
    export JAVA_HOME
}

find_java() {
    try_java "${JAVA_HOME:-}" && return
    for home in /usr/lib/jvm/*; do
        try_java "$home" && return
    done
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f -- "$on_path" 2>/dev/null) &&
        try_java "${on_path%/bin/javac}" && return
    return 1
}

# need_java: sets JAVA_HOME to a JDK of 25 or newer.
need_java() {
    find_java && return
    may_install && install_packages openjdk-25-jdk-headless && find_java && return
    fail "needs a JDK 25 or newer: set JAVA_HOME, or install one (Debian: apt-get install openjdk-25-jdk-headless)"
}

need_maven() {
    # Otherwise a Maven older than this JDK prints warnings.
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
    command -v mvn >/dev/null 2>&1 && return
    may_install && install_packages maven && command -v mvn >/dev/null 2>&1 && return
    fail "needs Maven 3.8.7 or newer: install it (Debian: apt-get install maven)"
}

# source_files: lists the files that a build uses, one per line.
source_files() {
    (
        cd -- "$root" && find pom.xml .mvn functions infra \
            \( -name target -o -path infra/policies -o -path infra/events -o -path '*/src/test' \) -prune -o \
            -type f \( -name pom.xml -o -path '.mvn/*' -o -name lib.sh -o -path '*/src/main/*' \) -print
    )
}

# source_hash: prints a hash of the names and contents of all source files.
source_hash() {
    source_files | LC_ALL=C sort | (
        cd -- "$root" && while IFS= read -r file; do printf '%s\0' "$file"; done | xargs -0 sha256sum --
    ) | sha256sum | cut -c 1-16
}

# maven_package FOLDER MODULES OPTION...: builds modules in that folder, from a copy of the sources, so that it
# disturbs no other build or editor.
maven_package() (
    work=$1 modules=$2
    shift 2
    rm -rf -- "$work" && mkdir -p -- "$work/src" || return
    source_files >"$work/files" && tar -C "$root" -cf - -T "$work/files" | tar -C "$work/src" -xf - || return
    cd -- "$work/src" && watched building "$work/build.log" mvn -B -P run -pl "$modules" -am package "$@" </dev/null >&2
)

# watched WHAT LOG COMMAND...: runs Maven, writes its output to a log, and shows errors and progress: on a terminal in
# one line that is updated, otherwise in a new line now and then.
watched() {
    what=$1 log=$2
    shift 2
    { "$@" 2>&1; echo "exit $?"; } | tee -- "$log" | {
        status=3 error='' jars=0 kilobytes=0 shown=0 module='' of=''
        [ ! -t 2 ] || printf '%s' "$what" >&2
        while IFS= read -r line; do
            case "$line" in
            'exit '[0-9]*) status=${line#exit } error='' ;;
            '[ERROR] '* | '[FATAL] '*) error=yes ;;
            '[INFO] Downloaded from '*.jar' ('*)
                jars=$((jars + 1))
                size=${line##*.jar \(}
                case "$size" in
                *' MB at '*) size=${size%% MB*} kilobytes=$((kilobytes + ${size%.*} * 1000)) ;;
                *' kB at '*) size=${size%% kB*} kilobytes=$((kilobytes + ${size%.*})) ;;
                esac
                ;;
            '[INFO] '* | '[WARNING] '*) error='' ;;
            esac
            case "$line" in
            '[INFO] Building '*' ['*/*']')
                of=${line##* \[} of=${of%]} module=${line#'[INFO] Building '} module=${module%% 1-SNAPSHOT*}
                ;;
            '[INFO] Downloaded from '*.jar' ('*) [ -t 2 ] || [ $((kilobytes - shown)) -ge 10000 ] || continue ;;
            *)
                [ -z "$error" ] || { [ ! -t 2 ] || printf '\r\033[K' >&2; printf '%s\n' "$line" >&2; }
                continue
                ;;
            esac
            shown=$kilobytes
            text="$what${module:+: module ${of%/*} of ${of#*/}, $module}"
            [ "$jars" = 0 ] || text="$text; $jars jars fetched, $((kilobytes / 1000)) MB"
            if [ -t 2 ]; then
                printf '\r\033[K%s' "$text" >&2
            else
                say "$text"
            fi
        done
        [ ! -t 2 ] || printf '\r\033[K' >&2
        [ "$status" = 0 ] || say "$what failed; Maven's complete output: $log"
        return "$status"
    }
}

# compile MODULE: builds it into $build. Modules that Maven must know may fetch libraries that only tests need.
compile() {
    need_maven
    work=$builds/work
    maven_package "$work" "$1" -Dunrun.phase=none "-Dregister.war=$work/war" || return
    rm -rf -- "$build" && mkdir -p -- "$build" && mv -- "$work/war/WEB-INF/lib" "$build/jars" &&
        rm -rf -- "$work" || return
    : >"$build/complete"
}

# remove_unused: removes build folders of other sources that no process holds locked.
remove_unused() {
    for old in "$builds"/*/; do
        old=${old%/}
        case "$old" in "$builds/$hash"*) continue ;; esac
        [ -e "$old/complete" ] || continue
        flock -n -x "$old/complete" rm -rf -- "$old" 2>/dev/null || :
    done
}

# register_build [MODULE]: sets `build` to a folder with the jars of these sources, and locks it (descriptor 9) until
# this process, or the Java process that replaces it, ends. The default module is functions/commands.
register_build() {
    module=${1:-functions/commands}
    need_java
    command -v flock >/dev/null 2>&1 || fail "needs flock (Debian: apt-get install util-linux)"
    mkdir -p -- "$builds" || fail "cannot write to $builds"
    hash=$(source_hash) || fail "cannot read the sources under $root"
    build=$builds/$hash
    [ "$module" = functions/commands ] || build=$build-${module##*/}
    until hold_build; do
        (
            flock -x 8
            [ -e "$build/complete" ] || compile "$module" && remove_unused
        ) 8>"$builds/lock" || fail "the build failed"
    done
}

hold_build() {
    [ -e "$build/complete" ] || return 1
    # Run as an ordinary command, because a failing redirection must not end the script.
    command exec 9<"$build/complete" || return 1
    flock -s 9
    # It may have been removed in between.
    [ -e "$build/complete" ]
}

has() { command -v "$1" >/dev/null 2>&1; }

# source_version: prints the date (UTC) and commit of the sources, and whether they have changed since.
source_version() {
    (
        cd -- "$root" && commit=$(TZ=UTC git log -1 --date=format-local:%Y.%m.%d --format=%cd-%h --abbrev=12 2>/dev/null) ||
            { echo unversioned; return; }
        [ -z "$(git status --porcelain 2>/dev/null)" ] || commit=$commit-changed
        printf '%s\n' "$commit"
    )
}
