serving
bind https://register.example.com/log/example http://127.0.0.1:8080/log/example
