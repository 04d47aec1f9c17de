# A time-stamp authority made with OpenSSL.
mkdir "$HOME/tsa"
cd "$HOME/tsa"
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=Authority -days 30 -keyout key.pem -out certificate.pem \
    -addext extendedKeyUsage=critical,timeStamping 2>/dev/null
echo 01 >serial
cat >tsa.cnf <<'CNF'
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = certificate.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
CNF
python3 "$setups/tsa.py" 3180 2>log &
cd - >/dev/null
fingerprint=$(openssl x509 -in "$HOME/tsa/certificate.pem" -outform DER | sha256sum | cut -d ' ' -f 1)
serving REGISTER_TSA="http://127.0.0.1:3180#$fingerprint" REGISTER_PRIVATE_AUTHORITIES=true
#: openssl ts -verify
cp "$HOME/tsa/certificate.pem" authority.pem
until curl -sf -o stamp $log/stamps/1; do sleep 0.2; done
