mailing refuse
bind smtp.example.com:587 127.0.0.1:587
#: $ infra/register notices status
until infra/register notices status example | grep -q '^  sent: 2'; do sleep 0.2; done
