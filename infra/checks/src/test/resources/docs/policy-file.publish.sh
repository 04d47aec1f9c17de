export REGISTER_DATA=$HOME/own REGISTER_URL=https://subprocessors.example
infra/register certificate --self-sign 'Acme Ltd'
bind 2027-04-01 "$(date -d '+90 days' +%F)"
sed -n '/^```yaml draft.yaml/,/^```$/p' docs/policy-file.md | sed -e '1d;$d' -e '/^timeZone/d' -e "s/^effectiveDate: .*/effectiveDate: $(date -d '+90 days' +%F)/" \
    -e 's/id: example-hosting/id: birch/' -e 's/legalName: Example Hosting Ltd/legalName: Birch GmbH/' >acme.yaml
sed -e 's/^effectiveDate: .*/effectiveDate: 2024-01-01/' -e 's/id: birch/id: elm/' -e 's/Birch GmbH/Elm Inc./' acme.yaml >first.yaml
infra/register publish --yes first.yaml
