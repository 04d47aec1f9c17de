# The templates with which a stack adopts a table.

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
