# Shared by the scripts beside it, which are sh and run in a repository of policy files. Each finds the register's
# commands beside itself, in a checkout or in a release.

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

# The third line of a comment on a change of other files.
nothing='No policy file is added or changed.'

# field NAME FILE: the text of a policy file's own field, such as policy or effectiveDate.
field() {
    sed -n "s/^$1:[[:space:]]*[\"']\{0,1\}\([A-Za-z0-9-]*\).*/\1/p" "$2" | head -n 1
}

# ordered: sorts policy files, one a line, by the date on which they enter into force.
ordered() {
    while IFS= read -r path; do
        printf '%s\t%s\t%s\n' "$(field effectiveDate "$path")" "${path%.*}" "$path"
    done | LC_ALL=C sort | cut -f 3
}

# need_base BASE: sets `base`, and `commits`, which a change consists of. Git's 0000… is before the first commit.
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

# changed FILTER FOLDER: files that the change adds and changes (AM), or removes (D). Git quotes unusual names.
changed() {
    git diff --name-only --no-renames "--diff-filter=$1" "$base" HEAD -- "$2"
}

policy_files() { grep -E '\.(yaml|yml)"?$'; }

# need_plain_names: refuses names that a shell, a page or an object's key could read as something else.
need_plain_names() {
    ! unusual=$(grep -m 1 '[^A-Za-z0-9._/-]') ||
        { say "file: $unusual: expected a name of the letters A to Z, digits, dots, hyphens and underscores"; exit 1; }
}

# need_files FOLDER: refuses a link, which could lead to any file of this machine, a key for example.
need_files() {
    ! link=$(git ls-tree -r HEAD -- "$1" | grep -m 1 '^120000 ') ||
        { say "file: ${link#*	}: expected a file, not a symbolic link"; exit 1; }
}

# stated NAME: the text after `NAME:` at the beginning of a line of the change's newest commit message that has one.
# Trailers are not asked for: a squashed commit moves them into its middle.
stated() {
    git log --format=%B "$commits" | tr -d '\r' | sed -n "s/^$1:[[:space:]]*\(..*\)$/\1/p" | head -n 1
}
