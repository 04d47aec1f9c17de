export REGISTER_MAIL_AUTHENTICATOR=mail.example.com
mailing
told
# mail NAME SUBJECT TEXT [RESULT...]: sends a mail to the company through the mail server in front, with these
# authentication results.
mail() {
    from=$1 subject=$2 text=$3
    shift 3
    {
        printf 'Authentication-Results: mail.example.com; %s\n' "$*"
        printf 'Received: from x (x [203.0.113.9]) by mail.example.com; now\n'
        printf 'From: %s\nTo: privacy@example.com\nSubject: %s\n' "$from" "$subject"
        printf 'Message-ID: <%s>\n\n%s\n' "$(date +%s%N)@customer.example" "$text"
    } >mail.eml
    curl -s --crlf smtp://127.0.0.1:2525 --mail-from "$from" --mail-rcpt privacy@example.com -T mail.eml
}
notice=$(infra/register notices show example | sed -n '/^NTC-.* Muster AG/{s/ .*//p;q}')
mail datenschutz@muster.example "Re: $notice" 'We object to this change.' \
    'spf=pass smtp.mailfrom=datenschutz@muster.example; dmarc=pass header.from=muster.example'
mail mari@customer.example 'Your change' 'We object to the new subprocessor.' none
bind DPA-7K3Q-9M2X-4WTB "$(infra/register --json requests | jq -r '.requests[] | select(.sender | contains("mari")) | .reference')"
until infra/register objections list | grep -q OBJ-; do sleep 0.2; done
