"""A time-stamp authority by HTTP (RFC 3161), which is OpenSSL's: tsa.py PORT, in a folder with tsa.cnf."""
import http.server
import subprocess
import sys


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        with open("query", "wb") as query:
            query.write(self.rfile.read(int(self.headers["Content-Length"])))
        subprocess.run(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "reply"], check=True)
        with open("reply", "rb") as reply:
            answer = reply.read()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Authority).serve_forever()
