# The edge: CloudFront in front of the functions.

# need_whole_host PARAMETER=VALUE...: refuses an address that CloudFront cannot serve, which AWS would tell after minutes.
need_whole_host() {
    edge=$(value EdgeCertificateArn "$@") && public=$(value PublicUrl "$@") || exit
    [ -n "$edge" ] || return 0
    case "${public#https://}" in
    *[/:]* | '')
        usage "PublicUrl=$public: expected https:// and a host without a port, a path or a slash at the end, because" \
            "EdgeCertificateArn is set: CloudFront serves a whole host"
        ;;
    esac
}

# edge_part LOGICAL-ID: prints the id of a part of the edge, or fails without one.
edge_part() {
    text cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id "$1" \
        --query StackResourceDetail.PhysicalResourceId 2>/dev/null
}

# forget_pages: makes the edge ask for pages and lists again, which other code may write in another way.
forget_pages() {
    edge=$(edge_part Edge) || return 0
    aws cloudfront create-invalidation --distribution-id "$edge" --paths '/*' >/dev/null ||
        say "the edge shows earlier pages until midnight, or: aws cloudfront create-invalidation --distribution-id $edge" \
            "--paths '/*'"
}

# rotate_secret: gives the edge and the functions another secret in two changes of the stack. In the first both have the old
# and the new one, so that they know each other in whatever order AWS changes them.
rotate_secret() {
    secret=$(edge_part EdgeSecret) || fail "the stack $stack has no edge"
    [ "$kind" = UPDATE ] || fail "the stack $stack is $status"
    old=$(text secretsmanager get-secret-value --secret-id "$secret" --query SecretString) &&
        new=$(text secretsmanager get-random-password --password-length 48 --exclude-punctuation --query RandomPassword) ||
        fail "AWS does not show the edge's secret, or makes no other"
    confirm "Give the edge of the stack $stack another secret? AWS needs some minutes, and readers notice nothing." || decline
    built=$builds/rotation
    mkdir -p -- "$built" || fail "cannot write to $built"
    for both in "$old,$new" "$new"; do
        # Not as an argument, which other users of this machine see.
        version=$(umask 077 && printf %s "$both" >"$built/secret" && text secretsmanager put-secret-value \
            --secret-id "$secret" --secret-string "file://$built/secret" --query VersionId) || version=''
        rm -f -- "$built/secret"
        [ -n "$version" ] || fail "AWS did not take the secret: repeat infra/deploy --rotate-edge"
        make_changes '' EdgeSecretVersion="$version" || fail "the stack $stack does not use $secret"
        execute
    done
}
