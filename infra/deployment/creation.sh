# The first deployment of a stack: what cannot change later, and what a failed one leaves behind.

# fits PARAMETER VALUE: tests whether the template allows it. It limits a company only in its characters' number.
fits() {
    pattern=$(of_template "$1" AllowedPattern)
    case "$1$2" in
    *[[:cntrl:]]*) return 1 ;;
    SealSubject*)
        most=${pattern##*,} characters=$(printf %s "$2" | LC_ALL=C tr -d '\200-\277' | wc -c)
        [ -n "$(printf %s "$2" | tr -d ' ')" ] && [ "$characters" -le "${most%\}*}" ]
        ;;
    *) printf '%s\n' "$2" | grep -Eqe "$pattern" ;;
    esac
}

# is_nobodys HOST: tests whether logs of that name are a trial's, as `LogOrigin.isOfNobody` does.
is_nobodys() {
    printf '%s\n' "$1" | grep -Eqx '([^/]+\.(invalid|test|local|internal)|([^/]+\.)?localhost|[a-z0-9-]+|'\
'(0|10|127|169\.254|192\.168|172\.(1[6-9]|2[0-9]|3[01]))(\.[0-9]+){0,3})\.?(:[0-9]+)?'
}

# names_logs HOST: tests whether it can name a real register's logs; says what is wrong.
names_logs() {
    if is_nobodys "$1"; then
        say "$1: expected a host that you own, or --trial"
    elif ! fits LogOrigin "$1"; then
        say "$1: expected a shorter host"
    else
        return 0
    fi
    return 1
}

# host_of URL: prints its host.
host_of() { printf '%s\n' "$1" | sed 's|^https://||; s|/.*||'; }

# log_host PARAMETER=VALUE...: prints the host that names the logs.
log_host() {
    named=$(value LogOrigin "$@") && public=$(value PublicUrl "$@") || exit
    [ -n "$named" ] || named=$(host_of "$public")
    printf '%s\n' "${named:-trial.invalid}"
}

# keep_names PARAMETER=VALUE...: refuses to change the name of an existing stack's logs, or to make it a trial.
keep_names() {
    host=$(log_host "$@") && old=$(log_host) || exit
    if [ "$host" = "$old" ]; then
        ! says SealSubject= "$@" || is_nobodys "$old" ||
            usage "SealSubject=: expected a company; only a trial, which is not evidence, has none"
        return
    fi
    ! is_nobodys "$old" ||
        usage "the stack $stack stays a trial: its logs are named $old for good. Deploy the real register as a stack of its" \
            "own, with --stack NAME, and publish there"
    usage "the logs of the stack $stack are named $old for good, not $host: to change PublicUrl alone, add LogOrigin=$old"
}

# keep_company PARAMETER=VALUE...: refuses to change the company once a key has its certificate, which stays.
keep_company() {
    subject=$(value SealSubject "$@") && old=$(value SealSubject) && key=$(value SealKeyArn "$@") &&
        before=$(value SealKeyArn) || exit
    [ "$subject" != "$old" ] && [ "$key" = "$before" ] || return 0
    sealed=$(text s3api list-objects-v2 --bucket "$(output PublishedBucketName)" --prefix certificates/ \
        --query "Contents[].Key || \`[]\`") || fail "AWS does not show whether the stack $stack has sealed for $old"
    [ -z "$sealed" ] || usage "SealSubject=$subject: the key of the stack $stack seals for ${old:-nobody} for good. For another" \
        "company, make another key and its certificate (docs/aws.md#seal-keys), and add SealKeyArn"
}

# need_names PARAMETER=VALUE...: at the first deployment, sets named_log and named_seal to the parameters that were asked
# for, empty if they were given.
need_names() {
    named_log='' named_seal='' host=$(log_host "$@") subject=$(value SealSubject "$@")
    [ -n "$trial$(value LogOrigin "$@")$(value PublicUrl "$@")" ] || named_log=missing
    [ -n "$trial$named_log" ] || names_logs "$host" || exit 2
    [ -n "$subject$trial" ] || named_seal=missing
    if [ -n "$named_log$named_seal" ]; then
        [ -z "$yes" ] && [ -t 0 ] ||
            usage "the first deployment of the stack $stack needs what cannot change later: PublicUrl=https://HOST (or" \
                "LogOrigin=HOST), whose host names the logs, and SealSubject=COMPANY, which the seals name; or --trial"
        say "The stack $stack is new. It needs names that cannot change later."
        [ -z "$named_log" ] || ask_for_log
        [ -z "$named_seal" ] || ask_for_company
    fi
    say "permanent for the stack $stack:"
    say "- the name of the logs, from the first entry on: $host/log/POLICY${trial:+ (a trial: not evidence)}"
    say "- the company in a key's certificate, from its first seal on: ${subject:-none (a trial: not evidence)}"
    say "- the account $account and the region $region; which table, buckets and keys:" $kept
    say "- each publication's lock: $(value RetentionYears "$@") years, $(value ObjectLockMode "$@"); other values count for" \
        "later publications only"
}

ask_for_log() {
    ask PublicUrl "Public address, such as https://register.example.com; empty if you have none yet"
    named_log=PublicUrl=$answer host=$(host_of "$answer")
    [ -z "$answer" ] || return 0
    say "Then name a host of a domain that you own. It needs no DNS record yet; add PublicUrl once it has one."
    ask LogOrigin "Host that names the logs, such as register.example.com"
    named_log=LogOrigin=$answer host=$answer
}

ask_for_company() {
    ask SealSubject "Company that the seals name, such as Example Ltd"
    named_seal=SealSubject=$answer subject=$answer
}

# ask PARAMETER QUESTION: sets answer to one that the template allows, and that makes no trial. Only PublicUrl may be empty.
ask() {
    while printf '%s: ' "$2" >&2 && read -r answer; do
        if [ -z "$answer" ]; then
            [ "$1" != PublicUrl ] || return 0
        elif ! fits "$1" "$answer"; then
            say "$answer: expected $(of_template "$1" ConstraintDescription)"
        elif [ "$1" = SealSubject ] || names_logs "$(host_of "$answer")"; then
            return
        fi
    done
    decline
}

# remaining QUERY: prints the resources of the stack $id that AWS has not deleted.
remaining() {
    text cloudformation list-stack-resources --stack-name "$id" \
        --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE' && PhysicalResourceId].$1" | grep -v -e '^None$' -e '^$'
}

# remove_failed: removes a stack whose first deployment failed, because it accepts no other. Lists what stays.
remove_failed() {
    case "$status" in ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED) ;; *) return 0 ;; esac
    say "removing the stack $stack, which a failed first deployment left ($status)"
    # A removed stack is found by its id only.
    id=$(described StackId) && [ "$(stack=$id && described StackStatus)" = "$status" ] ||
        fail "the stack $stack is no longer $status: someone else deploys or removes it. Deploy again"
    stacks update-termination-protection --no-enable-termination-protection --stack-name "$id" >&2 ||
        fail "it could not be removed"
    empty_mailbox
    stacks delete-stack --stack-name "$id" >&2 || fail "it could not be removed"
    if ! stacks wait stack-delete-complete --stack-name "$id" 2>/dev/null; then
        # AWS lets go of what it could not delete only if that is named.
        stuck=$(text cloudformation list-stack-resources --stack-name "$id" --query \
            "StackResourceSummaries[?ResourceStatus=='DELETE_FAILED'].LogicalResourceId") && [ -n "$stuck" ] ||
            fail "it could not be removed"
        # shellcheck disable=SC2086
        stacks delete-stack --stack-name "$id" --retain-resources $stuck >&2 &&
            stacks wait stack-delete-complete --stack-name "$id" >&2 || fail "it could not be removed"
    fi
    left=$(remaining '[ResourceType, PhysicalResourceId]') || return 0
    say "these stay. Nothing was published in them, so delete what you do not need (the table after aws dynamodb" \
        "update-table --table-name NAME --no-deletion-protection-enabled):"
    say "$left"
}

# empty_mailbox: deletes the object that SES puts into the bucket of mail when its rule is created: AWS deletes only empty
# buckets.
empty_mailbox() {
    logical=$(sed -n 's/^ *BucketName: !Ref //p' "$root/template.yaml")
    mailbox=$(text cloudformation describe-stack-resource --stack-name "$id" --logical-resource-id "$logical" \
        --query StackResourceDetail.PhysicalResourceId 2>/dev/null) || return 0
    prefix=$(sed -n 's/^ *ObjectKeyPrefix: //p' "$root/template.yaml")
    aws s3api delete-object --bucket "$mailbox" --expected-bucket-owner "$account" \
        --key "${prefix}AMAZON_SES_SETUP_NOTIFICATION" >/dev/null 2>&1 || :
}
