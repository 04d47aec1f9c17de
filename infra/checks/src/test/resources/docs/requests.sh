serving
curl smtp://127.0.0.1:2525 --mail-from mari@klient.example --mail-rcpt andrej@liveagent.com -T infra/events/dpa-request.eml
bind DPA-7K3Q-9M2X-4WTB "$(infra/register --json requests | jq -r '.requests[0].reference')"
echo 'We shall send the agreement next week.' >letter.txt
cp infra/policies/example/dpa-2025-09.pdf dpa.pdf
