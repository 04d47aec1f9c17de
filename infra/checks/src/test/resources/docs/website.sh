serving
bind https://REGISTER http://127.0.0.1:8080
bind POLICY example
bind HASH "$(curl -sI http://127.0.0.1:8080/embed/subprocessor-list.js | sed -n 's|^content-location: */embed/\([^/]*\)/.*|\1|Ip' | tr -d '\r')"
bind 'sha384-…' "sha384-$(curl -s http://127.0.0.1:8080/embed/subprocessor-list.js | openssl dgst -sha384 -binary | base64)"
#: subprocessors.en.fragment.html' -o
# As a browser shows it: each page reports this itself.
command -v chromium >/dev/null && for script in page fixed; do
    {
        echo '<!DOCTYPE html><meta charset="utf-8"><style>'
        cat page.css
        echo '</style>'
        cat head.html
        echo '<script>addEventListener("subprocessors-load", e => document.title = "lists " + e.detail.count)</script>'
        [ "$script" = page ] || cat fixed.html
        [ "$script" = fixed ] && grep -v '<script' page.html || cat page.html
    } >shown.html
    chromium --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$HOME/chromium" \
        --virtual-time-budget=10000 --dump-dom "file://$PWD/shown.html" 2>/dev/null | grep -o '<title>lists [1-9][0-9]*'
done
#: infra/register brand
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>' >example.svg
printf 'wOF2' >example.woff2
#: infra/register site --out
# Of an earlier run.
rm -rf /tmp/site
