serving
bind KEY "$(REGISTER_DATA=$HOME/new infra/register log-key | sed -n "s/^key //p")"
printf 'quorum none\n' >trust.txt
