serving
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=subprocessors.example.com -days 30 2>/dev/null \
    -addext subjectAltName=DNS:subprocessors.example.com -keyout /etc/ssl/subprocessors.key -out /etc/ssl/subprocessors.pem
echo '127.0.0.1 subprocessors.example.com' >>/etc/hosts
export CURL_CA_BUNDLE=/etc/ssl/subprocessors.pem
#: curl -I https://
nginx
# No log contains the code of a mail's link, whether or not the register answers.
code=$(openssl rand -hex 28)
asked() {
    curl -s -o "$SCRATCH/page" "https://subprocessors.example.com/example?asked=$code"
    for link in confirm leave address object; do
        curl -s -o "$SCRATCH/page" "https://subprocessors.example.com/example/$link/$code"
    done
}
asked
end
asked
keep infra/run >/dev/null
[ "$(grep -c "asked=$code" /var/log/nginx/access.log)" = 2 ]
[ "$(cat /var/log/nginx/*.log | grep -c "/$code")" = 0 ]
