mailing refuse
bind smtp.example.com:587 127.0.0.1:587
#: $ infra/register notices status
sent 2
