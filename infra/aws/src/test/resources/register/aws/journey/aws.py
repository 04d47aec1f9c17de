"""The AWS CLI as a server on a Unix socket, because its start takes most of a call's time: each request runs the real
program in a fork, with the caller's arguments, folder, variables and streams. It ends with its standard input.

Without awscli as a module (other installations than Debian's and pip's), it ends at once, and callers start the program."""

import array
import json
import os
import socket
import sys

STREAMS = 3

if len(sys.argv) > 2:
    # A caller: SOCKET ARGUMENT...
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(sys.argv[1])
        request = json.dumps([sys.argv[2:], os.getcwd(), dict(os.environ)]).encode()
        streams = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", range(STREAMS)))]
        server.sendmsg([len(request).to_bytes(4, "big")], streams)
        server.sendall(request)
        answer = server.recv(1)
    sys.exit(answer[0] if answer else 255)

import signal
import threading

import awscli.clidriver

driver = awscli.clidriver.create_clidriver()
driver._get_command_table()["dynamodb"]._get_command_table()
# Read once what each call would read.
driver.session.create_client("dynamodb", region_name="eu-central-1")
driver.session.get_paginator_model("dynamodb")


def serve(caller):
    head, rights, _, _ = caller.recvmsg(4, socket.CMSG_SPACE(STREAMS * array.array("i").itemsize))
    streams = array.array("i")
    streams.frombytes(rights[0][2])
    size, request = int.from_bytes(head, "big"), b""
    while len(request) < size:
        request += caller.recv(size - len(request))
    if os.fork() == 0:
        arguments, folder, variables = json.loads(request)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(variables)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        try:
            code = driver.main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 255
        sys.stdout.flush()
        sys.stderr.flush()
        caller.sendall(bytes([code or 0]))
        os._exit(0)
    for stream in streams:
        os.close(stream)
    caller.close()


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
with socket.socket(socket.AF_UNIX) as server:
    server.bind(sys.argv[1])
    server.listen(16)
    print(sys.executable, flush=True)
    while True:
        serve(server.accept()[0])
