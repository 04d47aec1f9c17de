# Makes a container image of the release: an OCI image layout in a tar. Sourced by infra/release, which defines say,
# fail and has, and these variables: work, release, parts, version, seconds, JAVA_HOME.
#
# The base is what the Java runtime needs of an operating system: the C library, sh, and little else, taken from this
# machine's Debian packages. This needs neither root nor a network nor a container engine.

image_home=opt/subprocessor-register
image_data=var/lib/subprocessor-register

# has_image_base: succeeds if this machine has the packages' files and their licences.
has_image_base() { has dpkg-query && has ldd; }

# needed_files: prints the files of this machine that runtime, SQLite and sh load, one per line. Without a screen
# or sound, Java loads none of the libraries left out; what is missing here is not needed here either.
needed_files() {
    find "$release/runtime/lib" "$release/lib" -name '*.so' ! -name libawt_xawt.so ! -name libjawt.so \
        ! -name libsplashscreen.so ! -name libjsound.so -exec env "LD_LIBRARY_PATH=$release/runtime/lib/server" \
        ldd "$release/runtime/bin/java" /bin/sh {} + >"$work/loaded" || return
    sed -n 's|^.* => \(/[^ ]*\) (0x.*|\1|p; s|^[[:space:]]*\(/[^ ]*\) (0x.*|\1|p' "$work/loaded" |
        grep -v "^$release/" | sort -u
    echo /bin/sh
}

# package_of FILE: prints the Debian package that installed it. Where /lib is a link to /usr/lib, it may be listed as
# in either.
package_of() {
    there=$(readlink -f -- "$1") || return
    { dpkg-query -S "$there" || dpkg-query -S "${there#/usr}"; } 2>/dev/null |
        sed -n '/^diversion /d; s|: /.*||p' | head -n 1 | grep .
}

# with_package PACKAGE: adds its licence, and its record where scanners of images look for it.
with_package() {
    record=${1%%:*}
    mkdir -p -- "$base/usr/share/doc/$record" "$base/usr/share/common-licenses" "$base/var/lib/dpkg/status.d" &&
        cp -L -- "/usr/share/doc/$record/copyright" "$base/usr/share/doc/$record/" &&
        dpkg-query -s "$1" >"$base/var/lib/dpkg/status.d/$record" &&
        for text in $(grep -o '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' "$base/usr/share/doc/$record/copyright" | sort -u); do
            [ ! -e "$text" ] || cp -L -- "$text" "$base$text" || return
        done
}

image_base() {
    base=$work/base
    needed_files >"$work/needed" && mkdir -p -- "$base/etc" "$base/tmp" "$base/dev" "$base/proc" "$base/sys" \
        "$base/$image_home" "$base/$image_data" && cp -L -- /etc/os-release "$base/etc/" || return
    while IFS= read -r file; do
        mkdir -p -- "$base${file%/*}" && cp -L -- "$file" "$base$file" && package_of "$file" ||
            { say "$file is from no Debian package, so its licence is unknown"; return 1; }
    done <"$work/needed" >"$work/packages" || return
    for package in $(package_of /etc/os-release) $(sort -u "$work/packages"); do
        with_package "$package" || return
    done
    printf 'root:x:0:0::/:/bin/sh\nsubprocessor-register:x:8080:8080::/%s:/bin/sh\n' "$image_data" >"$base/etc/passwd" &&
        printf 'root:x:0:\nsubprocessor-register:x:8080:\n' >"$base/etc/group" &&
        printf 'hosts: files dns\n' >"$base/etc/nsswitch.conf"
}

# layer NAME FOLDER SECONDS WORD...: makes $work/layers/NAME.tar of the files in FOLDER that the words select. Layers that
# stay the same in the next release have one time forever, so that they keep their digests.
layer() {
    tar=$work/layers/$1.tar folder=$2 time=$3
    shift 3
    tar -C "$folder" --format=gnu --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner \
        --mode=u+rw,go-w,a+rX -cf "$tar" "$@"
}

# image FILE: uses up the release's folder.
image() {
    image_base && mkdir -p -- "$work/layers" "$work/image/opt" && mv -- "$release" "$work/image/$image_home" &&
        layer 1-base "$work/base" 1 --exclude=./tmp --exclude="./$image_data" . &&
        (cd -- "$work/base" && tar --format=gnu --mtime=@1 --numeric-owner --owner=0 --group=0 --mode=1777 \
            -rf "$work/layers/1-base.tar" ./tmp &&
            tar --format=gnu --mtime=@1 --numeric-owner --owner=8080 --group=8080 --mode=0700 \
                -rf "$work/layers/1-base.tar" "./$image_data") &&
        layer 2-runtime "$work/image" 1 "./$image_home/runtime" &&
        (cd -- "$work/image" && find "./$image_home/lib" -name '*.jar' ! -name '*-SNAPSHOT.jar' >"$work/libraries") &&
        layer 3-libraries "$work/image" 1 -T "$work/libraries" &&
        layer 4-register "$work/image" "$seconds" -X "$work/libraries" --exclude="./$image_home/runtime" "./$image_home" &&
        "$JAVA_HOME/bin/java" "$parts/ImageLayout.java" "$work/layout" "$version" "$seconds" "$work"/layers/*.tar &&
        tar -C "$work/layout" --format=gnu --sort=name --mtime="@$seconds" --owner=0 --group=0 --numeric-owner \
            --mode=u+rw,go-w,a+rX -cf "$1" .
}
