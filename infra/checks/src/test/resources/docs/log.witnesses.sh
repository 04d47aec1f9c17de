bind https://register.example.com/log/acme http://127.0.0.1:8080/log/example
bind https://witness.example.com http://127.0.0.1:7380
bind VKEY witness.example.com/w2+eb3b4d14+BNEZYJaHYRnOwXgqp+E1xZhYDmBbsEqFVlWcDy7kR7dt
bind ADDRESS https://w2.example.com
export REGISTER_PRIVATE_AUTHORITIES=true
serving
#: seen
# The register has already asked its witness.
printf 'witness w1 %s http://127.0.0.1:7380\nquorum w1\n' "$(sed -n 1p "$said")" >asked.txt
infra/register witnesses --set asked.txt >/dev/null
infra/register reconcile >/dev/null
