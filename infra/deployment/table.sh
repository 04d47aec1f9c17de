# A restored table, and the templates with which a stack adopts it.

tables() { aws dynamodb "$@"; }

# table_of_stack: prints the stack's own table; nothing while infra/restore has taken it out.
table_of_stack() {
    text cloudformation list-stack-resources --stack-name "$stack" --query "StackResourceSummaries[?LogicalResourceId=='Table'\
 && ResourceStatus!='DELETE_COMPLETE' && ResourceStatus!='DELETE_SKIPPED'].PhysicalResourceId"
}

# fact TABLE QUERY: prints what DynamoDB says of a table.
fact() { text dynamodb describe-table --table-name "$1" --query "Table.$2" 2>/dev/null; }

# restore_table: restores $current as of $moment, and sets restored to its name.
restore_table() {
    restored=${current%-restored-*}-restored-$(printf %s "$moment" | tr -d :)
    window=$(text dynamodb describe-continuous-backups --table-name "$current" --query "ContinuousBackupsDescription\
.PointInTimeRecoveryDescription.[PointInTimeRecoveryStatus, EarliestRestorableDateTime, LatestRestorableDateTime]") ||
        fail "AWS does not show the backups of $current"
    case "$window" in
    ENABLED*) ;;
    *) fail "$current has no point-in-time recovery: use a backup of it (--table), or an archive (docs/aws.md#restore)" ;;
    esac
    [ -z "$(fact "$restored" TableStatus)" ] ||
        fail "there is a table $restored already: to use it, infra/restore --stack $stack --table $restored"
    confirm "Restore $current as of $moment to $restored? The register keeps running." || decline
    said=$(tables restore-table-to-point-in-time --source-table-name "$current" --target-table-name "$restored" \
        --restore-date-time "$moment" 2>&1) ||
        fail "AWS refused to restore $current as of $moment (possible, as AWS writes times:" \
            "$(printf '%s' "${window#ENABLED}" | tr '\t' ' ')). AWS says: $said"
    say "restoring; AWS needs from minutes to hours. If this is interrupted: infra/restore --stack $stack --table $restored"
}

# await_table: waits until it can be used. AWS's own wait ends after some minutes, and waits for a table that is not there.
await_table() {
    while :; do
        case "$(fact "$restored" TableStatus)" in
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
    again="$restored lacks settings of the template; repeat with --table $restored"
    [ "$(fact "$restored" StreamSpecification.StreamEnabled)" = True ] ||
        tables update-table --table-name "$restored" --stream-specification "StreamEnabled=true,StreamViewType=$view" \
            >/dev/null && await_table || fail "$again"
    [ "$(fact "$restored" DeletionProtectionEnabled | tr A-Z a-z)" = "$protected" ] ||
        tables update-table --table-name "$restored" --deletion-protection-enabled >/dev/null && await_table || fail "$again"
    tables update-continuous-backups --table-name "$restored" --point-in-time-recovery-specification "$backups" >/dev/null &&
        tables put-resource-policy --resource-arn "$(fact "$restored" TableArn)" --policy "$policy" >/dev/null || fail "$again"
    case "$(expiry "$restored")" in
    ENABL*) ;;
    *) tables update-time-to-live --table-name "$restored" --time-to-live-specification "$expires" >/dev/null || fail "$again" ;;
    esac
    before=$(settings "$current") && after=$(settings "$restored") || fail "AWS does not show the settings of both tables"
    [ "$before" = "$after" ] || {
        say "$current:" && say "$before" && say "$restored:" && say "$after"
        fail "$restored is not like $current, so the stack cannot use it: see above"
    }
    count_items
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
    text dynamodb scan --consistent-read --table-name "$1" --projection-expression PK,SK --query 'Items[].[PK.S, SK.S]' |
        sed 's/^\([^#	]*\)[^	]*	\([A-Z]\)#.*/\1 \2/; s/[#	].*//'
}

# count_items: prints how many items of each kind both tables have.
count_items() {
    kinds "$current" >"$built/before" && kinds "$restored" >"$built/after" || fail "AWS does not show the items of both tables"
    say "items in $current, in $restored:"
    awk 'FILENAME == ARGV[1] { before[$0]++ } FILENAME == ARGV[2] { after[$0]++ } { kinds[$0] }
        END { for (kind in kinds) printf "%8d %8d  %s\n", before[kind], after[kind], kind }' "$built/before" "$built/after" |
        sort -k 3 >&2
}

# is_between: tests whether the stack still has the template with which it adopted the table.
is_between() {
    case "$(text cloudformation get-template --stack-name "$stack" --template-stage Original \
        --query TemplateBody.Resources.Table.Type)" in
    AWS::*) ;;
    *) return 1 ;;
    esac
}

# stack_keeps: prints what the stack's template retains, without the table.
stack_keeps() {
    text cloudformation get-template --stack-name "$stack" --template-stage Processed --query TemplateBody --output json |
        awk '/^        "[A-Za-z0-9]*": {$/ { id = $1 } /^            "DeletionPolicy": "Retain/ { gsub(/[":]/, "", id); print id }' |
        grep -vx Table
}

# put_templates: uploads three: the stack's own; that as AWS processed it, with the restored table named instead of
# referred to; and the latter without the table.
put_templates() {
    text cloudformation get-template --stack-name "$stack" --template-stage Original --query TemplateBody >"$built/original" &&
        aws cloudformation get-template --stack-name "$stack" --template-stage Processed --query TemplateBody --output json \
            >"$built/processed" || fail "AWS does not show the template of the stack $stack"
    arn=$(fact "$restored" TableArn) stream=$(fact "$restored" LatestStreamArn)
    name_table <"$built/processed" >"$built/adopting"
    take_out <"$built/processed" | name_table >"$built/released"
    # What is left would be a reference in a form that is not known here.
    ! grep -qe '"Table"' -e '"Table\.' -e '[$]{Table[.}]' "$built/released" &&
        grep -q '"Table": *{' "$built/adopting" ||
        fail "the template of the stack $stack refers to its table in a form that infra/restore does not know"
    for each in released adopting original; do
        of_bucket put-object --key "$stack/$restored/$each" --body "$built/$each" >/dev/null ||
            fail "the bucket $bucket did not take $built/$each"
    done
}

# take_out: removes the table from a template as the AWS CLI prints it, indented by four.
take_out() {
    awk '/^        "Table": {$/ { out = 1 }
        out { if (/^        },?$/) { out = 0; if (!/,$/) sub(/,$/, "", held) } next }
        { if (NR > 1) print held; held = $0 } END { print held }'
}

# name_table: replaces every reference to the table. Line breaks in JSON are only between its tokens.
name_table() {
    tr -d '\n' | sed -e 's/{ *"Ref": *"Table" *}/"'"$restored"'"/g' \
        -e 's|{ *"Fn::GetAtt": *\[ *"Table", *"Arn" *\] *}|"'"$arn"'"|g; s|{ *"Fn::GetAtt": *"Table.Arn" *}|"'"$arn"'"|g' \
        -e 's|{ *"Fn::GetAtt": *\[ *"Table", *"StreamArn" *\] *}|"'"$stream"'"|g; s|{ *"Fn::GetAtt": *"Table.StreamArn" *}|"'"$stream"'"|g' \
        -e 's|[$]{Table}|'"$restored"'|g; s|[$]{Table\.Arn}|'"$arn"'|g; s|[$]{Table\.StreamArn}|'"$stream"'|g'
}
