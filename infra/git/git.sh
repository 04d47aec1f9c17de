# Shared by the scripts in this folder, which are sh and run in a repository of policy files. Each finds the
# register's commands next to itself, in a checkout or a release.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 3
}

refuse() {
    say "$*"
    exit 2
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 3
register=$here/../bin/register
[ -x "$register" ] || register=$here/../register

# The third line of the comment if no policy file is changed.
nothing='No policy file is added or changed.'

# field NAME FILE: prints a top-level field of a policy file, such as policy or effectiveDate.
field() {
    sed -n "s/^$1:[[:space:]]*[\"']\{0,1\}\([A-Za-z0-9-]*\).*/\1/p" "$2" | head -n 1
}

# ordered: sorts policy files, one per line, by effective date.
ordered() {
    while IFS= read -r path; do
        printf '%s\t%s\t%s\n' "$(field effectiveDate "$path")" "${path%.*}" "$path"
    done | LC_ALL=C sort | cut -f 3
}

# need_base BASE: sets `base`, and `commits`, the commits of the change. Git's 0000… means before the first commit.
need_base() {
    case "$1" in
    '') refuse 'BASE: "": expected a commit of this repository' ;;
    *[!0]*)
        base=$(git rev-parse --verify --quiet --end-of-options "$1^{commit}") ||
            refuse "BASE: \"$1\": expected a commit of this repository; a checkout with fetch-depth: 0 has all"
        commits=$base..HEAD
        ;;
    *) base=$(git hash-object -t tree /dev/null) && commits=HEAD ;;
    esac
}

# changed FILTER FOLDER: prints the files that the change adds or changes (AM), or removes (D). Git quotes unusual
# names.
changed() {
    git diff --name-only --no-renames "--diff-filter=$1" "$base" HEAD -- "$2"
}

policy_files() { grep -E '\.(yaml|yml)"?$'; }

# need_plain_names: refuses names that a shell, a page or an object key could misread.
need_plain_names() {
    ! unusual=$(grep -m 1 '[^A-Za-z0-9._/-]') ||
        { say "file: $unusual: expected a name of the letters A to Z, digits, dots, hyphens and underscores"; exit 1; }
}

# need_files FOLDER: refuses links, which could lead to any file on this machine, such as a key.
need_files() {
    ! link=$(git ls-tree -r HEAD -- "$1" | grep -m 1 '^120000 ') ||
        { say "file: ${link#*	}: expected a file, not a symbolic link"; exit 1; }
}

# stated NAME: prints the text after `NAME:` at the beginning of a line, from the change's newest commit message that
# has one. It need not be a trailer, because a squashed commit moves trailers into the middle.
stated() {
    git log --format=%B "$commits" | tr -d '\r' | sed -n "s/^$1:[[:space:]]*\(..*\)$/\1/p" | head -n 1
}
