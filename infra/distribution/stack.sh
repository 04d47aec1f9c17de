# Locates the register of the stack $stack for commands with --aws: gets variables that the environment lacks from
# the AWS CLI. Shared by a checkout's scripts and a release. The script that sources it defines say, fail and has.

# No pager; query results as text.
AWS_PAGER='' && export AWS_PAGER
text() { aws "$@" --output text; }

# described QUERY: prints a fact about the stack as it is now, or nothing if it does not exist.
described() {
    found=$(text cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].$1" 2>/dev/null) || return 1
    [ "$found" = None ] || printf '%s\n' "$found"
}

# see_stack: reads the status, parameters and outputs into $stack_facts, a line each, once until forget_stack; fails if AWS does
# not show them. Of a list the AWS CLI prints None only if that is the text: a company may have this name.
seen_stack=''
see_stack() {
    [ "$seen_stack" != "$stack" ] || return 0
    stack_facts=$(text cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].[[['status', 'now', StackStatus]],
        Parameters[].['parameter', ParameterKey, ParameterValue] || \`[]\`,
        Outputs[].['output', OutputKey, OutputValue] || \`[]\`]" 2>/dev/null) || return 1
    seen_stack=$stack
}

# forget_stack: the stack may have changed.
forget_stack() { seen_stack=''; }

# fact KIND NAME: prints its value, or nothing.
tab=$(printf '\t')
fact() { see_stack && printf '%s\n' "$stack_facts" | sed -n "s/^$1$tab$2$tab//p"; }

output() { fact output "$1"; }

parameter() { fact parameter "$1"; }

parameter_names() { see_stack && printf '%s\n' "$stack_facts" | sed -n "s/^parameter$tab\([^$tab]*\)$tab.*/\1/p"; }

need_region() {
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}
    [ -n "$region" ] || fail "needs a region: set AWS_REGION"
    AWS_REGION=$region AWS_DEFAULT_REGION=$region
    export AWS_REGION AWS_DEFAULT_REGION
}

# need_stack_variables: sets the variables of the stack's register and the caller's credentials, if the environment lacks
# them.
need_stack_variables() {
    if [ -z "${REGISTER_TABLE:-}" ] || [ -z "${REGISTER_PUBLISHED_BUCKET:-}" ] ||
        [ -z "${REGISTER_PERSONAL_BUCKET:-}" ] || [ -z "${REGISTER_CORRESPONDENCE_BUCKET:-}" ]; then
        has aws || fail "needs the AWS CLI (Debian: apt-get install awscli), or REGISTER_TABLE," \
            "REGISTER_PUBLISHED_BUCKET, REGISTER_PERSONAL_BUCKET and REGISTER_CORRESPONDENCE_BUCKET"
        need_region
        see_stack || fail "there is no stack $stack in $region: set REGISTER_STACK"
        REGISTER_TABLE=${REGISTER_TABLE:-$(output TableName)}
        [ -n "$REGISTER_TABLE" ] || fail "the stack $stack in $region is no register's: set REGISTER_STACK"
        REGISTER_PUBLISHED_BUCKET=${REGISTER_PUBLISHED_BUCKET:-$(output PublishedBucketName)}
        REGISTER_PERSONAL_BUCKET=${REGISTER_PERSONAL_BUCKET:-$(output PersonalBucketName)}
        REGISTER_CORRESPONDENCE_BUCKET=${REGISTER_CORRESPONDENCE_BUCKET:-$(output CorrespondenceBucketName)}
        export REGISTER_TABLE REGISTER_PUBLISHED_BUCKET REGISTER_PERSONAL_BUCKET REGISTER_CORRESPONDENCE_BUCKET
        # Needed to send mail that a person decides on, and to seal like the functions.
        REGISTER_SEAL_KEY=${REGISTER_SEAL_KEY:-$(output SealKeyArn)}
        REGISTER_ACKNOWLEDGEMENT_KEY=${REGISTER_ACKNOWLEDGEMENT_KEY:-$(output AcknowledgementKeyArn)}
        # A variable that is set but empty stays: no authority, and no company in the seals of a trial.
        REGISTER_TSA=${REGISTER_TSA-$(parameter TimeStampAuthorities)}
        REGISTER_SEAL_SUBJECT=${REGISTER_SEAL_SUBJECT-$(parameter SealSubject)}
        REGISTER_ORIGIN=${REGISTER_ORIGIN-$(parameter LogOrigin)}
        REGISTER_PRIVATE_AUTHORITIES=${REGISTER_PRIVATE_AUTHORITIES:-$(parameter PrivateAuthorities)}
        REGISTER_MAIL_FROM=${REGISTER_MAIL_FROM:-$(parameter MailFrom)}
        export REGISTER_SEAL_KEY REGISTER_ACKNOWLEDGEMENT_KEY REGISTER_SEAL_SUBJECT REGISTER_TSA
        export REGISTER_ORIGIN REGISTER_PRIVATE_AUTHORITIES REGISTER_MAIL_FROM
    fi
    need_credentials
}

# need_function_variables FUNCTION NAME...: sets those variables of a function of the stack that the environment lacks.
need_function_variables() {
    function=$(text cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id "$1" \
        --query StackResourceDetail.PhysicalResourceId) || fail "there is no $1 in the stack $stack"
    shift
    # A variable that is not set is empty: None may be a company's name.
    names=$(printf "%s || '', " "$@")
    values=$(text lambda get-function-configuration --function-name "$function" \
        --query "(Environment.Variables || \`{}\`).[${names%, }]") || fail "AWS does not show the settings of $function"
    values=$(printf '%s\n' "$values" | tr '\t' '\n')
    for name in "$@"; do
        IFS= read -r value || :
        eval "export $name=\"\${$name:-\$value}\""
    done <<VALUES
$values
VALUES
}

# need_redrive_variables: sets the variables of the functions that retry items given up.
need_redrive_variables() {
    [ -z "${REGISTER_GIVEN_UP:-}" ] || return 0
    has aws || fail "needs the AWS CLI (Debian: apt-get install awscli), or REGISTER_GIVEN_UP and the settings of the functions"
    need_region
    see_stack || fail "there is no stack $stack in $region: set REGISTER_STACK"
    REGISTER_GIVEN_UP=$(output GivenUpQueueUrl)
    REGISTER_MAIL_DEAD_LETTERS=${REGISTER_MAIL_DEAD_LETTERS:-$(output MailDeadLetterQueueUrl)}
    export REGISTER_GIVEN_UP REGISTER_MAIL_DEAD_LETTERS
    need_function_variables ReconcileFunction REGISTER_SEAL_KEY REGISTER_SEAL_SUBJECT REGISTER_CHECKPOINT_KEY \
        REGISTER_URL REGISTER_ORIGIN REGISTER_TSA REGISTER_PRIVATE_AUTHORITIES REGISTER_MAIL_DAYS REGISTER_REQUEST_DAYS REGISTER_RECIPIENT_DAYS \
        REGISTER_EDGE REGISTER_FILES_BUCKET REGISTER_FORMS
    [ -z "$REGISTER_MAIL_DEAD_LETTERS" ] || need_function_variables IntakeFunction REGISTER_REFERENCE_KEY \
        REGISTER_ACKNOWLEDGEMENT_KEY \
        REGISTER_MAIL_FROM REGISTER_INTAKE_ADDRESSES REGISTER_OWN_DOMAINS REGISTER_TEAM_ADDRESS \
        REGISTER_TEAM_MAIL_MINUTES REGISTER_DAILY_LIMITS
}

# need_log_key_variables: sets the key that signs the logs.
need_log_key_variables() {
    [ -z "${REGISTER_CHECKPOINT_KEY:-}" ] || return 0
    has aws || fail "needs the AWS CLI (Debian: apt-get install awscli), or REGISTER_CHECKPOINT_KEY"
    need_region
    need_function_variables SnapshotFunction REGISTER_SEAL_SUBJECT REGISTER_CHECKPOINT_KEY
}

# need_recipient_variables: sets the key for finding recipients. A stack without mail has none; a command that needs
# it reports that.
need_recipient_variables() {
    [ -z "${REGISTER_REFERENCE_KEY:-}" ] || return 0
    has aws || return 0
    need_region
    text cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id IntakeFunction \
        >/dev/null 2>&1 || return 0
    need_function_variables IntakeFunction REGISTER_REFERENCE_KEY
}

# need_notice_variables: sets the variables for sending notices. A stack without mail sends none, and the command
# reports that.
need_notice_variables() {
    [ -z "${REGISTER_NOTICE_EVENTS:-}" ] || return 0
    has aws || return 0
    need_region
    text cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id TickFunction \
        >/dev/null 2>&1 || return 0
    need_function_variables TickFunction REGISTER_NOTICE_EVENTS REGISTER_REFERENCE_KEY REGISTER_URL REGISTER_MAIL_FROM \
        REGISTER_INTAKE_ADDRESSES REGISTER_OWN_DOMAINS REGISTER_TEAM_ADDRESS
}

# need_webhook_variables: sets the key from which the secrets of webhooks are derived. A stack without webhooks has
# none; a command that needs it reports that.
need_webhook_variables() {
    [ -z "${REGISTER_WEBHOOK_KEY:-}" ] || return 0
    has aws || return 0
    need_region
    text cloudformation describe-stack-resource --stack-name "$stack" --logical-resource-id WebhooksFunction \
        >/dev/null 2>&1 || return 0
    need_function_variables WebhooksFunction REGISTER_WEBHOOK_KEY REGISTER_URL
}

# need_credentials: sets the caller's credentials, unless the environment does.
need_credentials() {
    if [ -z "${AWS_ACCESS_KEY_ID:-}${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}" ] && has aws; then
        credentials=$(aws configure export-credentials --format env) || fail "there are no AWS credentials: sign in (aws configure), or set AWS_PROFILE"
        eval "$credentials"
    fi
}

# asks_aws WORD...: succeeds if one of the words is --aws.
asks_aws() { says --aws "$@"; }

# says WORD WORD...: succeeds if the first is among the others.
says() {
    wanted=$1
    shift
    for word in "$@"; do
        [ "$word" != "$wanted" ] || return 0
    done
    return 1
}

# need_aws_variables WORD...: sets all variables that a command needs with --aws.
need_aws_variables() {
    stack=${REGISTER_STACK:-subprocessor-register}
    need_stack_variables
    [ "$1" != redrive ] || need_redrive_variables
    [ "$1" != log-key ] || need_log_key_variables
    case "$1" in
    notices) need_notice_variables ;;
    recipients | objections) need_recipient_variables ;;
    archive | requests) ! says import "$@" && ! says close "$@" || need_recipient_variables ;;
    webhooks) need_webhook_variables ;;
    esac
}
