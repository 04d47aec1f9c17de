# Types blocks into one shell. The command that failed is reported at the block's end.

# keep WORD...: starts a command that runs until it is stopped, waits until it reports its address, and opens that.
keep() {
    said=$(mktemp "$SCRATCH/kept.XXXXXX")
    case " $* " in
    *' edit '* | *' desk '*) there=' at http' ;;
    *) there='^ready ' ;;
    esac
    env "$@" >"$said" 2>&1 &
    kept=$!
    until grep -q "$there" "$said"; do
        kill -0 "$kept" 2>/dev/null || { cat "$said"; return 1; }
        sleep 0.1
    done
    cat "$said"
    case " $* " in
    *' witness '*) ;;
    *) curl -sf -o "$SCRATCH/opened" "$(grep "$there" "$said" | grep -o 'http://[^ ]*')" ;;
    esac
}

# end: Sends Ctrl-C to the last kept command.
end() {
    kill "$kept" && wait "$kept" || :
}

# published: infra/run has run here before and published the examples.
published() { cp -a "$SCRATCH/../published/." .register; }

# serving [WORD...]: infra/run is running in another terminal, with the examples and these settings.
serving() {
    published && keep "$@" infra/run >/dev/null
}

# answered: answers the questions that the import of page.html leaves open.
answered() {
    sed -i -e 's/^policy: .*/policy: acme/' -e 's/^effectiveDate: .*/effectiveDate: 2027-03-01/' \
        -e 's/^dateBasis: .*/dateBasis: effective/' -e '/provider: /{N;s/provider:.*/provider: Acme Ltd/}' -e '/^questions:/,$d' draft.yaml
}

# customers: imports three customers; with `refuse`, the mail server refuses one of their addresses.
customers() {
    cat >contacts.csv <<'CSV'
external_id,customer,email,language,notice_days,objection_days,regions,features,terms
C-1001,Näidis OÜ,mari@customer.example,et,,,,,
C-1002,Muster AG,datenschutz@muster.example,de,,,,,
C-1003,Exemple SA,dpo@exemple.example,fr,,,,,
CSV
    infra/register recipients import example contacts.csv
}

# mailing [refuse]: infra/run is running in another terminal, with the examples, a public address and a mail server.
mailing() {
    python3 "$setups/smtp.py" 587 "$SCRATCH/taken" "$@" &
    export REGISTER_URL=https://register.example.com REGISTER_MAIL_RELAY=smtp://127.0.0.1:587
    serving
    customers
}

# told: customers have been notified of the example's announced change.
told() {
    infra/register notices start example --date 2031-03-01 --by Mari \
        --plan "$(infra/register --json notices preview example --date 2031-03-01 | jq -r .plan)"
    sent 3
}

# sent NUMBER: waits until this number of the example's notices is recorded as sent, first at the mail server, then
# with a command, and none is due any more.
sent() {
    until [ -e "$SCRATCH/taken" ] && [ "$(wc -l <"$SCRATCH/taken")" -ge "$1" ]; do sleep 0.1; done
    until infra/register notices status example >"$SCRATCH/status" && grep -q "^  sent: $1" "$SCRATCH/status" &&
        ! grep -q '^  \(planned\|sending\):' "$SCRATCH/status"; do sleep 0.2; done
}

# bind TEXT VALUE: replaces a text of the page with the value that a reader would have.
bind() { printf '%s\t%s\n' "$1" "$2" >>"$SCRATCH/bindings"; }

# expect NUMBER: the exit code that the page states for a command of the next block.
expect() { expected=$1; }

setups=$(dirname -- "$0")

stty -echo -onlcr cols 400
trap 'code=$?; case "$BASH_COMMAND" in ". "*) ;; *) [ "$code" = "$expected" ] || failed="$failed$code from $BASH_COMMAND; " ;; esac' ERR
set -o pipefail
exec 3<"$SCRATCH/blocks"
expected=0
while IFS= read -r block <&3; do
    failed=''
    . "$block"
    case "$block" in *.block) expected=0 ;; esac
    printf '\036%s\036' "$failed"
done
