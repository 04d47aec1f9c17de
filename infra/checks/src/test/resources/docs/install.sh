infra/release --built functions/commands-aws/target "$HOME/release" >/dev/null
version=$(ls "$HOME/release" | sed -n 's/^subprocessor-register-\(.*\)-linux-x86_64.tar.gz$/\1/p')
bind subprocessor-register-VERSION "subprocessor-register-$version"
bind subprocessor-register-NEW "subprocessor-register-$version"
mkdir /opt/work
cp "$HOME"/release/* /opt/work
cd "$HOME/release"
#: ln -sfn subprocessor-register-VERSION
end
cd /opt/work
#: register publish policy.yaml
cp /opt/subprocessor-register/examples/policies/liveagent/2023-10-02.yaml policy.yaml
# As the service manager does.
install -d -m 700 -o subprocessor-register -g subprocessor-register /var/lib/subprocessor-register
keep sudo -u subprocessor-register register serve >/dev/null
#: systemctl stop
kill "$(pgrep -u subprocessor-register java)"
wait "$kept" || :
