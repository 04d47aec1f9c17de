serving
bind POLICY example
cp "$setups/page.html" .
infra/register import page.html >draft.yaml
