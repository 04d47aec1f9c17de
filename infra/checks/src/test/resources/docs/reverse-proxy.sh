serving
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=subprocessors.example.com -days 30 2>/dev/null \
    -addext subjectAltName=DNS:subprocessors.example.com -keyout /etc/ssl/subprocessors.key -out /etc/ssl/subprocessors.pem
echo '127.0.0.1 subprocessors.example.com' >>/etc/hosts
export CURL_CA_BUNDLE=/etc/ssl/subprocessors.pem
#: curl -I https://
nginx
