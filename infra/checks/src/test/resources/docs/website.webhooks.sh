echo '93.184.215.14 hooks.example.com' >>/etc/hosts
export REGISTER_URL=https://register.example.com
serving
