python3 "$setups/smtp.py" 587 "$SCRATCH/taken" &
export REGISTER_URL=https://register.example.com REGISTER_MAIL_RELAY=smtp://127.0.0.1:587
serving
bind https://REGISTER http://127.0.0.1:8080
bind POLICY example
#: curl --json
curl -sf --data-urlencode address=mari@company.example "$(sed -n 's/.* action="\([^"]*\)".*/\1/p' form.html)" >/dev/null
