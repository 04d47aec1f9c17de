# The stack as it is, and the dialogue with the person who changes it.

usage() {
    say "$*; see infra/${0##*/} --help"
    exit 2
}

decline() {
    say "declined: nothing was changed"
    exit 1
}

# confirm QUESTION: asks whether to continue.
confirm() {
    [ -n "$yes" ] && return
    [ -t 0 ] || { say "$1 there is no terminal to ask on: use --yes"; return 1; }
    printf '%s [y/N] ' "$1" >&2
    read -r answer && case "$answer" in [yY]*) ;; *) return 1 ;; esac
}

stacks() { aws cloudformation "$@"; }

# unseen: fails, because a value that is not shown is not the same as none.
unseen() { fail "AWS no longer shows the stack $stack: nothing was changed. Try again"; }

# read_stack: sets status, empty if there is no stack, and kind, that of the change; fails if AWS accepts none now, or if
# another application has a stack of this name.
read_stack() {
    forget_stack
    if see_stack; then
        status=$(fact status now)
    else
        said=$(stacks describe-stacks --stack-name "$stack" 2>&1)
        case "$said" in *'does not exist'*) status='' ;; *) fail "AWS does not show the stack $stack: $said" ;; esac
    fi
    kind=UPDATE
    case "$status" in
    '' | REVIEW_IN_PROGRESS | ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED) kind=CREATE ;;
    *_IN_PROGRESS)
        fail "the stack $stack is $status: a deployment, or its removal, is running. Try again once that has ended"
        ;;
    UPDATE_ROLLBACK_FAILED)
        print_failures
        fail "the stack $stack is $status: AWS could not restore what was there before. Fix the cause above, then: aws" \
            "cloudformation continue-update-rollback --stack-name $stack; deploy again once that has ended"
        ;;
    DELETE_FAILED)
        print_failures
        fail "the stack $stack is $status: someone began to remove it. Finish that (docs/aws.md#remove-it), or deploy" \
            "another one with --stack NAME"
        ;;
    esac
    case "$status" in '' | REVIEW_IN_PROGRESS) return ;; esac
    says SealSubject $(parameter_names) || fail "the stack $stack is another application's, without the parameter SealSubject: nothing was" \
        "changed. Name a register's with --stack NAME"
}

print_outputs() {
    text cloudformation describe-stacks --stack-name "$stack" \
        --query 'Stacks[0].Outputs[].[OutputKey, OutputValue]' | LC_ALL=C sort
}
