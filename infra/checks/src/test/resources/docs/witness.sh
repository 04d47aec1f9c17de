serving REGISTER_PRIVATE_AUTHORITIES=true
bind https://register.example.com/log/acme http://127.0.0.1:8080/log/example
bind https://witness.example.com http://127.0.0.1:7380
