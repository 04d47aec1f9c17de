package register.commands.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import register.value.Bytes;

/// Files with which hosts are told what a file alone cannot say.
enum HostFile {
    /// For Netlify and Cloudflare Pages: other websites may read lists and log, and what never changes may be kept.
    HEADERS("/_headers", """
            /*
              Referrer-Policy: no-referrer
              X-Content-Type-Options: nosniff
              X-Frame-Options: DENY
            /v1/*
              Access-Control-Allow-Origin: *
            /.well-known/*
              Access-Control-Allow-Origin: *
            /embed/*
              Access-Control-Allow-Origin: *
              Cross-Origin-Resource-Policy: cross-origin
            /log/*
              Access-Control-Allow-Origin: *
              Content-Type: text/plain; charset=utf-8
            /log/*/contents/*
              Cache-Control: public, max-age=31536000, immutable
            /log/*/checkpoints/*
              Cache-Control: public, max-age=31536000, immutable
            /log/*/tile/*
              Cache-Control: public, max-age=31536000, immutable
            """),
    /// For GitHub Pages: serve all files, also below `.well-known`.
    NO_JEKYLL("/.nojekyll", "");

    private final String address;
    private final String text;

    HostFile(String address, String text) {
        this.address = address;
        this.text = text;
    }

    String address() {
        return address;
    }

    Bytes content() {
        return Bytes.of(text.getBytes(US_ASCII));
    }
}
