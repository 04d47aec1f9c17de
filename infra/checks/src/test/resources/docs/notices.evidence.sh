mailing
told
bind KEY "$(curl -s http://127.0.0.1:8080/log/example/trust | sed -n 's/^log //p')"
