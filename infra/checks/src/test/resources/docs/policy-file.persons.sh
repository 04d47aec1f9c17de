serving
bind POLICY acme
bind ID example-hosting
bind TEXT "'The contract ended'"
#: infra/register redact
# The page's excerpt, completed into a whole file.
{
    sed -n '/^```yaml draft.yaml/,/^```$/p' docs/policy-file.md | sed -e '1d;$d' -e '/^editions:/,/^$/d' \
        -e 's/legalName: Example Hosting Ltd/legalName: Mari Maasikas FIE\n    naturalPerson: true/'
    sed '/^  en:/a\    status: original\n    title: Subprocessors of Acme Ltd\n    provider: Acme Ltd' part.yaml
} >acme.yaml
infra/register publish --yes --trial acme.yaml
