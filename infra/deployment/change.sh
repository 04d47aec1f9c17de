# A change of the stack: the functions built and packed, and the change set that AWS makes of them.

# build: builds the functions and their template, ready to pack, in $built.
build() {
    need_java
    need_maven
    built=$builds/deploy/src
    mkdir -p -- "$builds/deploy" || fail "cannot write to $builds"
    if has flock; then
        exec 9>"$builds/deploy.lock"
        flock -n 9 || fail "another infra/deploy is running"
    fi
    modules=$(cd -- "$root" && sed -n 's|^ *CodeUri: \(.*\)/target/functions/.*$|\1|p' template.yaml | sort -u | paste -sd ,)
    maven_package "$builds/deploy" "$modules" || fail "the build failed"
    sed "s/^    Value: unversioned\$/    Value: $sources/" "$root/template.yaml" >"$built/template.yaml" ||
        fail "cannot write to $built"
}

# put_file FILE SUFFIX: uploads the file under the hash of its bytes, unless it is there; prints that name with the suffix.
put_file() {
    name=$(sha256sum -- "$1" | cut -c 1-64)$2
    size=$(of_bucket head-object --key "$stack/$name" --query ContentLength --output text 2>/dev/null) || size=''
    [ "$size" = "$(wc -c <"$1" | tr -d ' ')" ] || of_bucket put-object --key "$stack/$name" --body "$1" >/dev/null ||
        fail "the bucket $bucket did not take $1"
    printf '%s\n' "$name"
}

# put_template: packs the functions, uploads them and their template, and prints the template's name.
put_template() {
    say "packing the functions into $bucket"
    cp -- "$built/template.yaml" "$built/packaged.yaml" || fail "cannot write to $built"
    for folder in $(sed -n 's/^ *CodeUri: //p' "$built/template.yaml" | sort -u); do
        # Fixed order and date: unchanged files make the same archive, so that AWS sees no change.
        (cd -- "$built/$folder" && find . -type f | sed 's|^\./||' | LC_ALL=C sort >"$built/packed" &&
            "$JAVA_HOME/bin/jar" --create --no-manifest --date=2026-01-01T00:00:00Z --file "$built/packed.zip" "@$built/packed") ||
            fail "packing the functions failed"
        zip=$(put_file "$built/packed.zip" .zip) || exit
        sed "s|CodeUri: $folder\$|CodeUri: s3://$bucket/$stack/$zip|" "$built/packaged.yaml" >"$built/packing.yaml" &&
            mv -- "$built/packing.yaml" "$built/packaged.yaml" || fail "cannot write to $built"
    done
    put_file "$built/packaged.yaml" .yaml
}

# print_parameters PARAMETER=VALUE...: prints the parameters for AWS in JSON: those given, and the stack's others,
# which keep their values.
print_parameters() {
    known=
    # Without these, AWS would set all others to their defaults.
    [ "$kind" = CREATE ] || { known=$(parameter_names) && [ -n "$known" ]; } || unseen
    separator='['
    for name in $parameters; do
        value='' said=''
        for given in "$@"; do
            [ "${given%%=*}" = "$name" ] && value=${given#*=} said=yes
        done
        if [ -n "$said" ]; then
            printf '%s{"ParameterKey": "%s", "ParameterValue": "%s"}' "$separator" "$name" \
                "$(printf '%s' "$value" | sed 's/[\\"]/\\&/g')"
        elif says "$name" $known; then
            printf '%s{"ParameterKey": "%s", "UsePreviousValue": true}' "$separator" "$name"
        else
            continue
        fi
        separator=', '
    done
    [ "$separator" = '[' ] && printf '['
    printf ']\n'
}

# drop_changes: deletes the change set, and the empty stack that the first change set creates, unless someone else has
# deployed it meanwhile.
drop_changes() {
    stacks delete-change-set --stack-name "$stack" --change-set-name "$changes" >&2
    [ "$kind" != CREATE ] || [ "$(described StackStatus)" != REVIEW_IN_PROGRESS ] ||
        stacks delete-stack --stack-name "$stack" >&2
}

# make_changes TEMPLATE PARAMETER=VALUE...: lists them in $built/changes; fails if there are none. TEMPLATE is empty for the
# stack's own. A change of the kind IMPORT adopts $adopted.
make_changes() {
    changes=infra-${0##*/}-$(date -u +%Y%m%dT%H%M%SZ)-$$
    uploaded=$1
    shift
    print_parameters "$@" >"$built/parameters.json" || exit
    from=--use-previous-template
    case "$region" in cn-*) suffix=amazonaws.com.cn ;; eusc-*) suffix=amazonaws.eu ;; *) suffix=amazonaws.com ;; esac
    # shellcheck disable=SC2086
    [ -z "$uploaded" ] || from="--template-url https://s3.$region.$suffix/$bucket/$uploaded"
    stacks create-change-set --stack-name "$stack" --change-set-name "$changes" --change-set-type "$kind" \
        $from --parameters "file://$built/parameters.json" \
        ${adopted:+--resources-to-import "$adopted"} --capabilities CAPABILITY_IAM >&2 || fail "AWS refused the change"
    if ! stacks wait change-set-create-complete --stack-name "$stack" --change-set-name "$changes" 2>/dev/null; then
        why=$(text cloudformation describe-change-set --stack-name "$stack" --change-set-name "$changes" --query StatusReason)
        drop_changes
        case "$why" in
        *"didn't contain changes"* | *'No updates are to be performed'*) say "nothing to change" && return 1 ;;
        esac
        fail "AWS refused the change: $why"
    fi
    text cloudformation describe-change-set --stack-name "$stack" --change-set-name "$changes" --query \
        'Changes[].ResourceChange.[Action, Replacement || `-`, ResourceType, LogicalResourceId]' >"$built/changes" ||
        fail "AWS does not show the change"
}

# keep_data: refuses to take a table, bucket or key that the template retains out of the stack.
keep_data() {
    lost='' unsure=''
    while read -r action replaced type id; do
        is_kept "$type" "$id" || continue
        [ "$kind $action $id" != 'UPDATE Add Table' ] || need_no_new_table
        case "$action $replaced" in
        Remove* | *True) lost="$lost $id" ;;
        Dynamic* | *Conditional) unsure="$unsure $id" ;;
        esac
    done <"$built/changes"
    if [ -n "$lost" ]; then
        drop_changes
        fail "refused: this would replace or remove$lost. AWS would keep them, but the register would lack what they hold"
    fi
    [ -n "$unsure" ] || return 0
    why="AWS cannot tell beforehand whether this replaces$unsure, without whose contents the register would be left"
    if [ -n "$yes" ]; then
        drop_changes
        fail "refused: $why. Deploy without --yes to decide"
    fi
    confirm "$why. Continue?" || { drop_changes; decline; }
}

# need_no_new_table: refuses to make an empty table for an existing stack. One lacks it only while infra/restore changes it.
need_no_new_table() {
    drop_changes
    fail "refused: the stack has no table of its own, so this would make an empty one: first finish what was begun, with" \
        "infra/restore --stack $stack --table $(output TableName)"
}

# is_kept TYPE ID: tests whether the template retains it, or would, if the id is of another version of the template.
is_kept() {
    says "$2" $kept && return
    ! grep -q "^  $2:\$" "$root/template.yaml" || return
    for retained in $kept; do
        [ "$(sed -n "/^  $retained:\$/{n;s/^    Type: //p;}" "$root/template.yaml")" != "$1" ] || return 0
    done
    return 1
}

# print_failures: prints what AWS could not do in the last change, newest first: a stack's events tell of all its changes.
print_failures() {
    last=$(text cloudformation describe-stack-events --stack-name "$stack" --no-paginate --query \
        'StackEvents[0].ClientRequestToken')
    text cloudformation describe-stack-events --stack-name "$stack" --query "StackEvents[?contains(ResourceStatus, 'FAILED')\
${last:+ && (ClientRequestToken || 'None') == '$last'}].[LogicalResourceId, ResourceStatusReason]" >&2
}

execute() {
    waited=stack-$(printf %s "$kind" | tr A-Z a-z)-complete
    say "changing the stack; a first time takes some minutes"
    forget_stack
    stacks execute-change-set --stack-name "$stack" --change-set-name "$changes" --client-request-token "$changes" >&2 || fail "AWS did not start the change"
    # Before the wait, which may be interrupted.
    [ "$kind" != CREATE ] ||
        stacks update-termination-protection --enable-termination-protection --stack-name "$stack" >&2 ||
        say "the stack $stack is not protected from deletion: aws cloudformation update-termination-protection" \
            "--enable-termination-protection --stack-name $stack"
    stacks wait "$waited" --stack-name "$stack" && return
    read_stack
    case "$status" in CREATE_COMPLETE | UPDATE_COMPLETE | IMPORT_COMPLETE) return ;; esac
    print_failures
    [ "$kind" = UPDATE ] || fail "the first deployment failed: fix the cause above and deploy again, which removes what is left"
    fail "the deployment failed: AWS has restored what was there before"
}
