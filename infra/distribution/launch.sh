# Starts the register's programs, from a checkout or a release. Uses built-ins of sh only: a release needs no PATH. The
# script that sources it defines say and fail.

# Commands end before the second compiler pays off.
quick=-XX:TieredStopAtLevel=1

# start JAVA JARS OPTIONS MAIN-CLASS WORD...: becomes the program. JAVA_OPTS adds JVM options.
start() {
    java=$1 jars=$2 options=$3
    shift 3
    case "$jars" in
    *:*) fail "$jars: Java cannot use a folder with a colon in its path: move it" ;;
    esac
    # Without a locale, Java cannot open files with non-ASCII names.
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    '' | C | POSIX) LC_ALL=C.UTF-8 && export LC_ALL ;;
    esac
    # Loading classes takes a third of a command's time, so the first command stores them as an archive that Java can
    # map, if it may write there. Java ignores an archive that no longer fits it or the jars.
    archive=-Xshare:auto
    if [ -r "$jars.jsa" ] || [ -w "${jars%/*}" ]; then
        archive=-XX:SharedArchiveFile=$jars.jsa
        [ "$options" = "${options%"$quick"}" ] || options="$options -XX:+AutoCreateSharedArchive"
    fi
    # Split into words, without expanding file names.
    set -f
    # shellcheck disable=SC2086
    exec "$java" -XX:+UseSerialGC "$archive" -Xlog:cds=off '-Xlog:cds*=off' \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dorg.sqlite.lib.path=$jars" \
        $options ${JAVA_OPTS:-} -cp "$jars/*" "$@"
}

# bounded HEAP: the options that bound the server's heap. When the heap is full the server exits and is restarted,
# because otherwise half of it would continue without the other half.
bounded() {
    case "$1" in
    '' | 0* | *[!0-9]*[mg] | *[!mg] | [mg] | ?m | [1-5]?m)
        say "REGISTER_HEAP: $1: expected a number with m (mebibytes, at least 60) or g (gibibytes), such as 512m"
        exit 2
        ;;
    esac
    options="$options -Xmx$1 -XX:+ExitOnOutOfMemoryError"
}

# launch JAVA JARS OPTIONS WORD...: becomes the server if the word is serve, otherwise a command or the check of health.
launch() {
    java=$1 jars=$2 options=$3
    shift 3
    if [ "$*" = serve ]; then
        bounded "${REGISTER_HEAP:-512m}"
        start "$java" "$jars" "$options" register.machine.RunRegister
    fi
    # Asked often, with little memory beside the server's; its few classes must not become the archive of all commands.
    if [ "$*" = health ]; then
        start "$java" "$jars" "$options -Xmx16m" register.commands.HealthCommand
    fi
    # On a terminal, progress overwrites itself.
    [ ! -t 2 ] || options="$options -Dregister.terminal=true"
    start "$java" "$jars" "$options $quick" register.commands.RegisterCommand "$@"
}
