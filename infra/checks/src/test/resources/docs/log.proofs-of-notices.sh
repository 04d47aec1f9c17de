serving
#: verify-log https://trust.example.com
# A policy with this name in a log other than the one that commits to the notice.
sed -n '/^```yaml draft.yaml/,/^```$/p' docs/policy-file.md | sed '1d;$d' >acme.yaml
infra/register publish --yes --trial acme.yaml
cp docs/notice.json .
bind https://trust.example.com http://127.0.0.1:8080
expect 1
#: python3 docs/check-notice
bind KEY "$(sed -n 's/^  --key //p' docs/log.md)"
