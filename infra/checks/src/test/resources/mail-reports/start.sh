#!/bin/sh
# A company's and a customer's mail server on loopback, in their own namespaces for mounts and processes. They leave
# nothing behind, and end with this script, which ends with its standard input.
#
# start.sh COMPANY CUSTOMER WITHOUT-DSN REGISTER: four ports. The register's server accepts mail to example.com. Prints
# "ready" once all answer.
set -eu

mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs "$(readlink -f /run)"
cp -a /etc /run/etc
mount --bind /run/etc /etc
for there in /var/log /var/spool /var/lib/postfix /var/mail; do
    mount -t tmpfs -o mode=755 tmpfs "$(readlink -f "$there")"
done
mount -t proc proc /proc

# server NAME PORT: starts a separate server.
server() {
    mkdir -p "/etc/$1" "/var/spool/$1" "/var/lib/postfix/$1" "/var/mail/$1"
    chown postfix "/var/lib/postfix/$1"
    chown 5000:5000 "/var/mail/$1"
    cp /etc/postfix/dynamicmaps.cf /etc/postfix/postfix-files "/etc/$1" 2>/dev/null || :
    sed "s/^smtp  *inet/127.0.0.1:$2 inet/" /etc/postfix/master.cf.proto >"/etc/$1/master.cf"
    cat >"/etc/$1/main.cf" <<MAIN
compatibility_level = 3.6
myhostname = mail.$1.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = /var/spool/$1
data_directory = /var/lib/postfix/$1
maillog_file = /var/log/$1.log
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtp_dns_support_level = disabled
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
MAIN
    postconf -c "/etc/$1" -F '*/*/chroot=n'
}

server company "$1"
# Retries mail that it cannot hand over: reports the delay after two seconds, and gives up after six.
postconf -c /etc/company -e maximal_queue_lifetime=6s delay_warning_time=2s bounce_queue_lifetime=1h \
    "transport_maps = inline:{ customer.example=smtp:[127.0.0.1]:$2, older.example=smtp:[127.0.0.1]:$3, \
        gone.example=smtp:[127.0.0.1]:1, example.com=smtp:[127.0.0.1]:$4 }"

server customer "$2"
# The same without DSN, like many servers.
echo "127.0.0.1:$3 inet n - n - - smtpd -o smtpd_discard_ehlo_keywords=dsn" >>/etc/customer/master.cf
postconf -c /etc/customer -e virtual_mailbox_base=/var/mail/customer virtual_uid_maps=static:5000 \
    virtual_gid_maps=static:5000 "virtual_mailbox_domains = customer.example, older.example" \
    "virtual_mailbox_maps = inline:{ mari@customer.example=mari/, anna@older.example=anna/, full@customer.example=full }" \
    virtual_mailbox_limit=51200 message_size_limit=51200 \
    "transport_maps = inline:{ example.com=smtp:[127.0.0.1]:$4 }"
# A full mailbox.
head -c 51200 /dev/zero | tr '\0' x >/var/mail/customer/full
chown 5000:5000 /var/mail/customer/full

postfix -c /etc/company start &
postfix -c /etc/customer start &
for port in "$1" "$2" "$3"; do
    timeout 60 bash -c "until : </dev/tcp/127.0.0.1/$port; do sleep 0.05; done" 2>/dev/null
done
echo ready
cat >/dev/null
cat /var/log/company.log /var/log/customer.log
