#!/bin/sh
# Two companies' mail servers and their DNS, in namespaces (network, mounts, processes). They end with this script,
# which ends with its standard input. It writes only to memory.
#
# start.sh FOLDER: with etc/ as in docs/mail-server.md, and added/etc/postfix/master.cf. Prints "ready" once all answer.
set -eu
folder=$1
here=$(dirname -- "$0")

mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs "$(readlink -f /run)"
cp -a /etc /run/etc
mount --bind /run/etc /etc
for there in /var/log /var/spool /var/lib/postfix /var/mail; do
    mount -t tmpfs -o mode=755 tmpfs "$(readlink -f "$there")"
done
mount -t proc proc /proc
ip link set lo up
for address in 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4; do
    ip address add "$address/32" dev lo
done

# The company, as in the document. Here all hosts share one network, in which it has one address.
cp /etc/postfix/master.cf.proto /etc/postfix/master.cf
cp -R "$folder/etc/." /etc
cat "$folder/added/etc/postfix/master.cf" >>/etc/postfix/master.cf
opendkim-genkey -D /etc/dkimkeys -d example.com -s register
chown opendkim /etc/dkimkeys/register.private
company=/etc/postfix
postconf -c "$company" -F '*/*/chroot=n'
postconf -c "$company" -e inet_interfaces=10.0.0.1,127.0.0.1 inet_protocols=ipv4 maillog_file=/var/log/company.log \
    smtp_tls_loglevel=1
postconf -c "$company" -P smtp/unix/smtp_bind_address=10.0.0.1

# A customer with its own server.
customer=/etc/customer
mkdir -p "$customer" /etc/customer-keys /etc/stranger-keys /run/opendkim /run/opendmarc /var/mail/company /var/mail/customer \
    /var/spool/postfix /var/spool/customer /var/lib/postfix/company /var/lib/postfix/customer
cp "$here/customer/main.cf" "$customer/main.cf"
cp /etc/postfix/master.cf.proto "$customer/master.cf"
cp /etc/postfix/dynamicmaps.cf /etc/postfix/postfix-files "$customer" 2>/dev/null || :
postconf -c "$customer" -F '*/*/chroot=n'
opendkim-genkey -D /etc/customer-keys -d customer.example -s mail
opendkim-genkey -D /etc/stranger-keys -d stranger.example -s mail
postconf -c "$company" -e data_directory=/var/lib/postfix/company
chown postfix /var/lib/postfix/company /var/lib/postfix/customer
chown opendkim /run/opendkim /etc/customer-keys/mail.private
chown opendmarc /run/opendmarc
chown 5000:5000 /var/mail/company /var/mail/customer

# Their DNS records: a record's text is split into strings of at most 255 bytes.
{
    cat "$here/customer/dns.conf"
    for one in "register._domainkey.example.com /etc/dkimkeys/register.txt" \
        "mail._domainkey.customer.example /etc/customer-keys/mail.txt" \
        "mail._domainkey.stranger.example /etc/stranger-keys/mail.txt"; do
        printf 'txt-record=%s,"v=DKIM1; k=rsa; ","%s"\n' "${one% *}" \
            "$(tr -d '"()\n\t ' <"${one#* }" | sed 's/.*p=\([A-Za-z0-9+/=]*\).*/p=\1/; s/.\{200\}/&","/g')"
    done
} >/etc/dns.conf
rm -f /etc/resolv.conf
echo 'nameserver 127.0.0.1' >/etc/resolv.conf

# By default it asks the root servers.
echo 'Nameservers 127.0.0.1' >>/etc/opendkim.conf

dnsmasq --conf-file=/etc/dns.conf --pid-file
opendkim -x /etc/opendkim.conf
opendkim -x "$here/customer/opendkim.conf"
opendmarc -c /etc/opendmarc.conf
postfix -c "$company" start &
postfix -c "$customer" start &
for port in 127.0.0.1/53 127.0.0.1/8891 127.0.0.1/8892 127.0.0.1/8893 10.0.0.1/25 127.0.0.1/10025 10.0.0.2/25; do
    timeout 60 bash -c "until : </dev/tcp/$port; do sleep 0.05; done" 2>/dev/null
done
echo ready
exec cat >/dev/null
