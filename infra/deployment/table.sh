# A restored table: made, given its settings, and compared with the present one.

tables() { aws dynamodb "$@"; }

# table_of_stack: prints the stack's own table; nothing while infra/restore has taken it out.
table_of_stack() {
    text cloudformation list-stack-resources --stack-name "$stack" --query "StackResourceSummaries[?LogicalResourceId=='Table'\
 && ResourceStatus!='DELETE_COMPLETE' && ResourceStatus!='DELETE_SKIPPED'].PhysicalResourceId"
}

# find_table: sets what DynamoDB says of the table $restored: its state, empty if there is none, its ARN and stream, and
# whether it streams and is protected.
find_table() {
    facts=$(text dynamodb describe-table --table-name "$restored" --query 'Table.[TableStatus, TableArn, LatestStreamArn,
        StreamSpecification.StreamEnabled, DeletionProtectionEnabled]' 2>/dev/null) || facts=''
    read -r state arn stream streams guarded <<FACTS
$facts
FACTS
}

# restore_table: restores $current as of $moment, and sets restored to its name.
restore_table() {
    restored=${current%-restored-*}-restored-$(printf %s "$moment" | tr -d :)
    find_table
    [ -z "$state" ] ||
        fail "there is a table $restored already: to use it, infra/restore --stack $stack --table $restored"
    window=$(text dynamodb describe-continuous-backups --table-name "$current" --query "ContinuousBackupsDescription\
.PointInTimeRecoveryDescription.[PointInTimeRecoveryStatus, EarliestRestorableDateTime, LatestRestorableDateTime]") ||
        fail "AWS does not show the backups of $current. If it was deleted, restore its last backup, which AWS keeps for 35" \
            "days, to a table NAME (DynamoDB console, Backups), then: infra/restore --stack $stack --table NAME"
    case "$window" in
    ENABLED*) ;;
    *) fail "$current has no point-in-time recovery: use a backup of it (--table), or an archive (docs/aws.md#restore)" ;;
    esac
    confirm "Restore $current as of $moment to $restored? The register keeps running." || decline
    said=$(tables restore-table-to-point-in-time --source-table-name "$current" --target-table-name "$restored" \
        --restore-date-time "$moment" 2>&1) ||
        fail "AWS refused to restore $current as of $moment (possible, as AWS writes times:" \
            "$(printf '%s' "${window#ENABLED}" | tr '\t' ' ')). AWS says: $said"
    say "restoring; AWS needs from minutes to hours. If this is interrupted: infra/restore --stack $stack --table $restored"
}

# make_table: makes the empty table $restored as the template states it.
make_table() {
    find_table
    [ -z "$state" ] || fail "there is a table $restored already"
    defined=$(property '{AttributeDefinitions: AttributeDefinitions, KeySchema: KeySchema, BillingMode: BillingMode,
        LocalSecondaryIndexes: LocalSecondaryIndexes, GlobalSecondaryIndexes: GlobalSecondaryIndexes}') || exit
    tables create-table --table-name "$restored" --sse-specification Enabled=true --cli-input-json "$defined" >/dev/null ||
        fail "AWS did not make the table $restored"
    await_table
}

# await_table: waits until it can be used. AWS's own wait ends after some minutes, and waits for a table that is not there.
await_table() {
    while find_table; do
        case "$state" in
        ACTIVE) return ;;
        CREATING | UPDATING) tables wait table-exists --table-name "$restored" 2>/dev/null || : ;;
        *) fail "there is no table $restored in $region" ;;
        esac
    done
}

# property NAME: prints a property of the stack's table, as its template states it, in JSON, a text
# without its quotes.
property() {
    aws cloudformation get-template --stack-name "$stack" --template-stage Processed --output json \
        --query "TemplateBody.Resources.Table.Properties.$1" | sed '/^"/s/"//g; /^null$/d' | grep . || fail "AWS does not show the template of the stack $stack"
}

# prepare_table: gives it the settings that AWS does not restore, as the template states them, and compares it with the
# present one.
prepare_table() {
    view=$(property StreamSpecification.StreamViewType) && protected=$(property DeletionProtectionEnabled) &&
        backups=$(property PointInTimeRecoverySpecification) && expires=$(property TimeToLiveSpecification) &&
        policy=$(property ResourcePolicy.PolicyDocument) || exit
    await_table
    need_own_table
    again="$restored lacks settings of the template; repeat with --table $restored"
    [ "$streams" = True ] ||
        tables update-table --table-name "$restored" --stream-specification "StreamEnabled=true,StreamViewType=$view" \
            >/dev/null && await_table || fail "$again"
    [ "$(printf %s "$guarded" | tr A-Z a-z)" = "$protected" ] ||
        tables update-table --table-name "$restored" --deletion-protection-enabled >/dev/null && await_table || fail "$again"
    tables update-continuous-backups --table-name "$restored" --point-in-time-recovery-specification "$backups" >/dev/null &&
        tables put-resource-policy --resource-arn "$arn" --policy "$policy" >/dev/null || fail "$again"
    case "$(expiry "$restored")" in
    ENABL*) ;;
    *) tables update-time-to-live --table-name "$restored" --time-to-live-specification "$expires" >/dev/null || fail "$again" ;;
    esac
    if is_gone; then
        say "there is no table $current any more, so nothing compares $restored with it"
        return
    fi
    before=$(settings "$current") && after=$(settings "$restored") || fail "AWS does not show the settings of both tables"
    [ "$before" = "$after" ] || {
        say "$current:" && say "$before" && say "$restored:" && say "$after"
        fail "$restored is not like $current, so the stack cannot use it: see above"
    }
    count_items
}

# need_own_table: refuses a table of another stack, and one with other logs than the present one, before it is changed.
need_own_table() {
    owner=$(text cloudformation describe-stack-resources --physical-resource-id "$restored" \
        --query 'StackResources[0].StackName' 2>/dev/null) || owner=''
    case "$owner" in
    '' | None | "$stack") ;;
    *) fail "$restored belongs to the stack $owner: nothing was changed" ;;
    esac
    ! is_gone || return 0
    beginnings "$current" >"$built/before" && beginnings "$restored" >"$built/after" ||
        fail "AWS does not show the logs in $current and $restored"
    other=$(awk 'FILENAME == ARGV[1] { here[$1] = $0; logs++; next }
        !($1 in here) { others = others " " $1; next }
        here[$1] == $0 { same++; next }
        { print $1 }
        END { if (logs && others && !same) print others }' "$built/before" "$built/after" | tr '\n' ' ')
    [ -z "$other" ] || fail "$restored has other logs than $current, so it belongs to another register: $other"
}

# is_gone: tests whether the present table was deleted.
is_gone() {
    case "$(tables describe-table --table-name "$current" --query Table.TableStatus 2>&1)" in
    *ResourceNotFoundException*) ;;
    *) return 1 ;;
    esac
}

# beginnings TABLE: prints each log and its first checkpoint in a line.
beginnings() {
    tables scan --consistent-read --table-name "$1" --output json --projection-expression 'PK, #note' \
        --filter-expression 'begins_with(PK, :logs) AND SK = :first' --expression-attribute-names '{"#note": "note"}' \
        --expression-attribute-values '{":logs": {"S": "CHECKPOINTS#"}, ":first": {"S": "K#0000000000000000001"}}' \
        --query "Items[].join(' ', [PK.S, note.S])" >"$built/scanned" &&
        sed -n 's/^ *"CHECKPOINTS#\(.*\)",*$/\1/p' "$built/scanned"
}

# expiry TABLE: prints the state of its time to live, and the attribute.
expiry() {
    text dynamodb describe-time-to-live --table-name "$1" --query 'TimeToLiveDescription.[TimeToLiveStatus, AttributeName]'
}

# settings TABLE: prints what a restored table must have in common with the present one.
settings() {
    tables describe-table --table-name "$1" --output json --query 'Table.{keys: KeySchema, stream: StreamSpecification,
        protected: DeletionProtectionEnabled, encrypted: SSEDescription.SSEType,
        local: sort_by(LocalSecondaryIndexes, &IndexName)[].[IndexName, KeySchema, Projection.ProjectionType,
            sort(Projection.NonKeyAttributes || `[]`)],
        global: sort_by(GlobalSecondaryIndexes, &IndexName)[].[IndexName, KeySchema, Projection.ProjectionType]}' || return
    expiry "$1" | sed 's/ENABLING/ENABLED/'
    text dynamodb describe-continuous-backups --table-name "$1" \
        --query ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus
}

# kinds TABLE: prints the kind of each item: the constant parts of its key.
kinds() {
    text dynamodb scan --consistent-read --table-name "$1" --projection-expression PK,SK --query 'Items[].[PK.S, SK.S]' \
        >"$built/scanned" && sed 's/^\([^#	]*\)[^	]*	\([A-Z]\)#.*/\1 \2/; s/[#	].*//' "$built/scanned"
}

# count_items: prints how many items of each kind both tables have.
count_items() {
    kinds "$current" >"$built/before" && kinds "$restored" >"$built/after" || fail "AWS does not show the items of both tables"
    say "items in $current, in $restored:"
    awk 'FILENAME == ARGV[1] { before[$0]++ } FILENAME == ARGV[2] { after[$0]++ } { kinds[$0] }
        END { for (kind in kinds) printf "%8d %8d  %s\n", before[kind], after[kind], kind }' "$built/before" "$built/after" |
        sort -k 3 >&2
}
