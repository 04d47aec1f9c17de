# Mail, once the stack has a MailDomain: the receipt rules, and what the domain and the account lack.

# print_record TYPE NAME-AND-VALUE: prints a DNS record.
print_record() { printf '%s %s %s\n' "${2%% *}" "$1" "${2#* }"; }

activate_mail() {
    see_stack || fail "there is no stack $stack in $region"
    rules=$(output MailRuleSet)
    [ -n "$rules" ] || fail "the stack $stack has no mailbox: deploy it with MailDomain, MailAddresses and MailFrom"
    active=$(text ses describe-active-receipt-rule-set --query Metadata.Name) || fail "AWS does not show the active receipt rule set"
    case "$active" in
    "$rules") say "mail is already accepted" ;;
    '' | None)
        confirm "Make $rules the active receipt rule set of $region?" || decline
        aws ses set-active-receipt-rule-set --rule-set-name "$rules" >&2 || fail "AWS did not activate it"
        say "mail is now accepted"
        ;;
    *)
        say "the receipt rule set $active is active in $region, which can have only one: copy the rule \"intake\" of $rules into it" \
            "(aws ses describe-receipt-rule-set --rule-set-name $rules), or deploy to another region"
        exit 1
        ;;
    esac
    domain=$(parameter MailDomain)
    say "DNS records that $domain needs:"
    print_record MX "$domain $(output MailServer)"
    for record in 1 2 3; do
        print_record CNAME "$(output "MailKeyRecord$record")"
    done
    print_record MX "$(output MailFromServer)"
    print_record TXT "$(output MailFromSenders)"
    print_record TXT "$(output MailFromPolicy)"
    [ "$(text sesv2 get-email-identity --email-identity "$domain" --query VerifiedForSendingStatus)" = True ] ||
        say "$domain is not verified yet: SES looks for the CNAME records for three days"
    [ "$(text sesv2 get-email-identity --email-identity "$domain" --query MailFromAttributes.MailFromDomainStatus)" = SUCCESS ] ||
        say "SES has not found the MX record of bounce.$domain yet: until then SPF vouches for amazonses.com, not for $domain"
    # Prints nothing without a program for DNS lookups.
    ! has dig || dig +short TXT "_dmarc.$domain" | grep -qi 'v=DMARC1' ||
        say "_dmarc.$domain has no DMARC record yet: many servers accept little mail from a domain without one"
    [ "$(text sesv2 get-account --query SendingEnabled)" = True ] ||
        say "AWS has paused this account's sending: no reply and no notice leaves (SES console, Account dashboard)"
    [ "$(text sesv2 get-account --query ProductionAccessEnabled)" = True ] ||
        say "this account is in the SES sandbox: replies reach verified addresses only, all others wait for a person;" \
            "no customer gets a notice; ask AWS for production access (SES console, Account dashboard)"
    case "$(parameter PublicUrl)" in
    https://*) ;;
    *) say "no run of notices starts without PublicUrl, an https address: each notice links to it" ;;
    esac
    say "SES grants $(text sesv2 get-account --query SendQuota.MaxSendRate) mails a second and" \
        "$(text sesv2 get-account --query SendQuota.Max24HourSend) a day"
}
