serving
sed -n '/^```yaml draft.yaml/,/^```$/p' docs/policy-file.md | sed -e '1d;$d' \
    -e 's/legalName: Example Hosting Ltd/legalName: Mari Maasikas FIE\n    naturalPerson: true/' >acme.yaml
infra/register publish --yes --trial acme.yaml
bind POLICY acme
bind ID example-hosting
bind TEXT "'The contract ended'"
