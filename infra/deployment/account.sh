# The account that infra/deploy deploys to: its credentials, the bucket for code and the concurrency of its functions.

# need_account: sets account and partition.
need_account() {
    identity=$(text sts get-caller-identity --query '[Account, Arn]') || fail "there are no AWS credentials: sign in (aws configure), or set AWS_PROFILE"
    account=${identity%%[!0-9]*}
    partition=$(printf '%s' "$identity" | sed 's/.*arn:\([^:]*\):.*/\1/')
}

# need_bucket: sets bucket to one of this account. Nothing is uploaded to any other bucket, because someone else may own
# one with a predictable name.
need_bucket() {
    if [ -n "$bucket" ]; then
        find_bucket || fail "there is no bucket $bucket"
        return
    fi
    bucket=subprocessor-register-deploy-$account-$region
    find_bucket || make_bucket
    guard_bucket
}

# of_bucket OPERATION ARGUMENT...: sends S3 a request about the bucket, which fails unless this account owns it.
of_bucket() {
    asked=$1
    shift
    aws s3api "$asked" --bucket "$bucket" --expected-bucket-owner "$account" "$@"
}

# find_bucket: tests whether it exists; fails if it is not this account's.
find_bucket() {
    said=$(of_bucket head-bucket 2>&1) && return
    case "$said" in
    *404* | *'Not Found'* | *NoSuchBucket*) return 1 ;;
    esac
    fail "the bucket $bucket does not belong to the account $account, or is closed to you, so nothing was uploaded: name another" \
        "with --bucket. AWS says: $said"
}

make_bucket() {
    say "making the bucket $bucket"
    if [ "$region" = us-east-1 ]; then
        aws s3api create-bucket --bucket "$bucket" >&2
    else
        aws s3api create-bucket --bucket "$bucket" --create-bucket-configuration "LocationConstraint=$region" >&2
    fi || fail "the bucket $bucket could not be made"
}

# guard_bucket: closes the bucket to the public and to requests without TLS.
guard_bucket() {
    arn=arn:$partition:s3:::$bucket
    of_bucket put-public-access-block --public-access-block-configuration \
        BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true >&2 &&
        of_bucket put-bucket-policy --policy '{"Version": "2012-10-17", "Statement": [{"Sid": "TlsOnly", "Effect": "Deny",
            "Principal": "*", "Action": "s3:*", "Resource": ["'"$arn"'", "'"$arn"'/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}' >&2 ||
        fail "the bucket $bucket could not be closed to others"
}

# need_concurrency PARAMETER=VALUE...: refuses a reservation that leaves the account fewer than 100, as AWS would, and
# warns of an account that has few.
need_concurrency() {
    wanted=$(value ReaderConcurrency "$@") || exit
    # Also before it is calculated with, because some shells would run a command in it.
    case "$wanted" in
    '' | *[!0-9]* | ??????*) usage "ReaderConcurrency=$wanted: expected a number from 0 to 10000" ;;
    esac
    limits=$(text lambda get-account-settings \
        --query 'AccountLimit.[ConcurrentExecutions, UnreservedConcurrentExecutions]')
    all=${limits%%[!0-9]*} free=${limits##*[!0-9]} reserved=0
    [ -n "$all" ] && [ -n "$free" ] || {
        say "AWS does not show how many functions this account runs at once"
        return 0
    }
    [ "$kind" = CREATE ] || reserved=$(value ReaderConcurrency) || exit
    more=$(($(grep -c ReservedConcurrentExecutions: "$root/template.yaml") * (wanted - reserved)))
    how="ask AWS for 1000 (Service Quotas, AWS Lambda, Concurrent executions; or aws service-quotas\
 request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000)"
    [ "$more" -le 0 ] || [ $((free - more)) -ge 100 ] ||
        fail "ReaderConcurrency=$wanted reserves $more more of this account's $free unreserved concurrent executions in" \
            "$region, and AWS wants 100 left: lower it, or $how"
    [ "$all" -ge 100 ] ||
        say "this account runs only $all functions at once in $region, and the stack has" \
            "$(grep -c 'Type: AWS::Serverless::Function' "$root/template.yaml"): in a flood of readers, mail and publishing" \
            "wait. Before you publish, $how"
}
