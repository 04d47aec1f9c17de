#!/bin/sh
# A reader's terminal in its own namespaces for mounts and processes: commands typed there change no file on this
# machine, and end with this script, which ends with the list of blocks.
#
# session.sh CHECKOUT SCRATCH: types the files that the pipe SCRATCH/blocks names, one per line, at the checkout's root.
set -eu
root=$1 scratch=$2

mount --make-rprivate /
ip link set lo up
mkdir "$scratch/changes"
mount -t tmpfs tmpfs "$scratch/changes"
for there in "$root" /etc /opt /usr/local /var/lib; do
    at=$scratch/changes$there
    mkdir -p "$at/upper" "$at/work"
    mount -t overlay overlay -o "lowerdir=$there,upperdir=$at/upper,workdir=$at/work" "$there"
done
mount -t proc proc /proc
# Java processes outside have the same process ids.
mkdir -p "/tmp/hsperfdata_$(id -un)"
mount -t tmpfs tmpfs "/tmp/hsperfdata_$(id -un)"
cd "$root"
# The developer's own register.
rm -rf .register
mkdir "$scratch/home"
set --
# The terminal has the same clock as the tests.
for name in ${FAKETIME:+LD_PRELOAD FAKETIME FAKETIME_SHARED FAKETIME_DONT_FAKE_MONOTONIC FAKETIME_FORCE_MONOTONIC_FIX FAKE_UTIME TZ}; do
    eval "value=\${$name-}"
    [ -z "$value" ] || set -- "$@" "$name=$value"
done
# The commands take seconds, so the JVM compiles them quickly rather than well, and their keys' passwords need no key
# stretching.
options="-XX:TieredStopAtLevel=1 -Dkeystore.pkcs12.macIterationCount=1 -Dkeystore.pkcs12.certPbeIterationCount=1 -Dkeystore.pkcs12.keyPbeIterationCount=1"
# Not with exec, because this shell adopts the children that daemons leave; script would spin.
env -i "PATH=$PATH" "JAVA_HOME=${JAVA_HOME:-}" "HOME=$scratch/home" "SCRATCH=$scratch" "GOCACHE=${GOCACHE:-$HOME/.cache/go-build}" LANG=C.UTF-8 TERM=dumb "JAVA_OPTS=$options" "$@" \
    script -qefc "bash --norc --noprofile '$(dirname -- "$0")/type.sh'" /dev/null
