#!/bin/sh
# A reader's terminal in its own namespaces for mounts and processes: what is typed there changes no file of this machine,
# and ends with this script, which ends with the list of blocks.
#
# session.sh CHECKOUT SCRATCH: types the files that the pipe SCRATCH/blocks names, one a line, at the checkout's root.
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
# Java's processes elsewhere have the same numbers.
mkdir -p "/tmp/hsperfdata_$(id -un)"
mount -t tmpfs tmpfs "/tmp/hsperfdata_$(id -un)"
cd "$root"
# The register of whoever works here.
rm -rf .register
mkdir "$scratch/home"
set --
# The clock that the tests are given is the terminal's too.
for name in ${FAKETIME:+LD_PRELOAD FAKETIME FAKETIME_SHARED FAKETIME_DONT_FAKE_MONOTONIC FAKETIME_FORCE_MONOTONIC_FIX FAKE_UTIME TZ}; do
    eval "value=\${$name-}"
    [ -z "$value" ] || set -- "$@" "$name=$value"
done
# What is typed takes seconds: it is compiled soon rather than well, and its keys' secrets need no stretching.
options="-XX:TieredStopAtLevel=1 -Dkeystore.pkcs12.macIterationCount=1 -Dkeystore.pkcs12.certPbeIterationCount=1 -Dkeystore.pkcs12.keyPbeIterationCount=1"
# Not in the place of this shell, which takes in the children that daemons leave: script would spin.
env -i "PATH=$PATH" "JAVA_HOME=${JAVA_HOME:-}" "HOME=$scratch/home" "SCRATCH=$scratch" "GOCACHE=${GOCACHE:-$HOME/.cache/go-build}" LANG=C.UTF-8 TERM=dumb "JAVA_OPTS=$options" "$@" \
    script -qefc "bash --norc --noprofile '$(dirname -- "$0")/type.sh'" /dev/null
