serving
bind https://REGISTER http://127.0.0.1:8080
bind POLICY example
bind HASH "$(curl -sI http://127.0.0.1:8080/embed/subprocessor-list.js | sed -n 's|^content-location: */embed/\([^/]*\)/.*|\1|Ip' | tr -d '\r')"
