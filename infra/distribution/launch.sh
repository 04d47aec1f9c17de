# Starts the register's programs, from a checkout as from a release. Built-ins of sh alone: a release needs no PATH.

# A command ends before the second compiler pays.
quick=-XX:TieredStopAtLevel=1

# start JAVA JARS OPTIONS MAIN-CLASS WORD...: becomes the program. JAVA_OPTS adds to the machine's options.
start() {
    java=$1 jars=$2 options=$3
    shift 3
    # One word each.
    # shellcheck disable=SC2086
    exec "$java" -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow $options ${JAVA_OPTS:-} -cp "$jars/*" "$@"
}

# launch JAVA JARS OPTIONS WORD...: becomes the server where the word is serve, else a command.
launch() {
    java=$1 jars=$2 options=$3
    shift 3
    [ "$*" != serve ] || start "$java" "$jars" "$options" register.machine.RunRegister
    # On a terminal progress is written over itself.
    [ ! -t 2 ] || options="$options -Dregister.terminal=true"
    start "$java" "$jars" "$options $quick" register.commands.RegisterCommand "$@"
}
