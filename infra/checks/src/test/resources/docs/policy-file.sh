export TZ=Europe/Berlin
bind 2027-03-01 "$(date +%F)"
bind 2026-11-25 "$(date +%F)"
bind 2026-12-01 "$(date -d '+6 days' +%F)"
bind 2026-12-26 "$(date -d '+31 days' +%F)"
bind 2027-01-10 "$(date -d '+46 days' +%F)"
#: draft.yaml:33:
cp draft.yaml done.yaml
sed -i 's/legalName: Example Hosting Ltd/legalName: "? Birch: a brand, or its legal name?"/' draft.yaml
expect 1
#: draft.yaml:2:
cp done.yaml draft.yaml
cat >contacts.csv <<'CSV'
external_id,customer,email,language,notice_days,objection_days,regions,features,terms
1,Acme GmbH,a@acme.example,de,45,,,,
2,Acme GmbH,b@birch.example,de,45,,,,
3,Acme GmbH,c@elm.example,en,45,,,,
CSV
infra/register recipients import acme contacts.csv
sed -i -e "s/^effectiveDate: .*/effectiveDate: $(date -d '+6 days' +%F)/" -e 's/id: servers/id: more-servers/' draft.yaml
expect 1
#: infra/register sheet draft.yaml
cp done.yaml draft.yaml
