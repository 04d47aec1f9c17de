"""A mail server that takes every mail, writing a line of each to FILE, but one to Muster AG: smtp.py PORT FILE [refuse]."""
import socketserver
import sys


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 smtp.example.com ESMTP")
        data = False
        for raw in self.rfile:
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            verb = line[:4].upper()
            if data:
                if line == ".":
                    data = False
                    self.say("250 2.0.0 taken")
                    with open(sys.argv[2], "a") as taken:
                        taken.write("taken\n")
            elif verb == "EHLO":
                self.say("250-smtp.example.com\r\n250-8BITMIME\r\n250 SMTPUTF8")
            elif verb == "RCPT" and "muster.example" in line and len(sys.argv) > 3:
                self.say("550 5.1.1 no such mailbox")
            elif verb == "DATA":
                data = True
                self.say("354 go on")
            elif verb == "QUIT":
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("250 2.0.0 ok")

    def say(self, line):
        self.wfile.write((line + "\r\n").encode())


socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("127.0.0.1", int(sys.argv[1])), Session).serve_forever()
