export REGISTER_DATA=$HOME/own REGISTER_URL=https://subprocessors.example
infra/register certificate --self-sign 'Acme Ltd'
bind 2027-04-01 "$(date -d '+90 days' +%F)"
sed -n '/^```yaml draft.yaml/,/^```$/p' docs/policy-file.md | sed -e '1d;$d' -e '/^timeZone/d' -e "s/^effectiveDate: .*/effectiveDate: $(date -d '+90 days' +%F)/" \
    -e 's/id: example-hosting/id: birch/' -e 's/legalName: Example Hosting Ltd/legalName: Birch GmbH/' >acme.yaml
sed -e 's/^effectiveDate: .*/effectiveDate: 2024-01-01/' -e 's/id: birch/id: elm/' -e 's/Birch GmbH/Elm Inc./' acme.yaml >first.yaml
infra/register publish --yes first.yaml
#: curl http://127.0.0.1:8080/v1/keys
unset REGISTER_DATA REGISTER_URL
serving
bind KEY "$(REGISTER_DATA=$HOME/new infra/register log-key | sed -n "s/^key //p")"
printf 'quorum none\n' >trust.txt
curl -sL -o p.pdf 'http://127.0.0.1:8080/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et'
