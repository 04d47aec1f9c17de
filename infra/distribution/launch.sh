# Starts the register's programs, from a checkout or a release. Uses built-ins of sh only: a release needs no PATH. The
# script that sources it defines say and fail.

# A command ends before the second compiler pays off.
quick=-XX:TieredStopAtLevel=1

# start JAVA JARS OPTIONS MAIN-CLASS WORD...: becomes the program. JAVA_OPTS adds options of the machine.
start() {
    java=$1 jars=$2 options=$3
    shift 3
    case "$jars" in
    *:*) fail "$jars: Java finds nothing in a folder with a colon in its path: move it" ;;
    esac
    # Without a locale Java opens no file whose name is not ASCII.
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    '' | C | POSIX) LC_ALL=C.UTF-8 && export LC_ALL ;;
    esac
    # A third of a command's time is the loading of classes: the first one leaves them behind as Java maps them, where
    # it may write. What does not fit Java or the jars any more is not used.
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

# bounded HEAP: the options that bound the server's heap. When it is full the server ends, to be started again: half of
# it would go on without the other.
bounded() {
    case "$1" in
    '' | 0* | *[!0-9]*[mg] | *[!mg] | [mg] | ?m | [1-5]?m)
        say "REGISTER_HEAP: $1: expected a number with m (mebibytes, at least 60) or g (gibibytes), such as 512m"
        exit 2
        ;;
    esac
    options="$options -Xmx$1 -XX:+ExitOnOutOfMemoryError"
}

# launch JAVA JARS OPTIONS WORD...: becomes the server if the word is serve, otherwise a command.
launch() {
    java=$1 jars=$2 options=$3
    shift 3
    if [ "$*" = serve ]; then
        bounded "${REGISTER_HEAP:-512m}"
        start "$java" "$jars" "$options" register.machine.RunRegister
    fi
    # On a terminal, progress overwrites itself.
    [ ! -t 2 ] || options="$options -Dregister.terminal=true"
    start "$java" "$jars" "$options $quick" register.commands.RegisterCommand "$@"
}
