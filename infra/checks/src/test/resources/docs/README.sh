published
cp "$setups/page.html" .
#: export REGISTER_DATA
end
#: infra/register check
end
answered
