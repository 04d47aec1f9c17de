package register.local.cli;

import register.document.RequestErasure;
import register.local.LocalRegister;
import register.local.RemoteRegister;
import register.mail.Answering;
import register.request.RequestLog;

/// What the commands need of a register to work on its requests, wherever it is.
interface RequestAccess extends AutoCloseable {
    RequestLog requests();

    Answering answering();

    RequestErasure erasure();

    @Override
    void close();

    static RequestAccess here(Terminal terminal) {
        LocalRegister register = terminal.open();
        return new RequestAccess() {
            @Override
            public RequestLog requests() {
                return register.engine().requests();
            }

            @Override
            public Answering answering() {
                return register.answering();
            }

            @Override
            public RequestErasure erasure() {
                return register.requestErasure();
            }

            @Override
            public void close() {
                register.close();
            }
        };
    }

    static RequestAccess onAws(Terminal terminal) {
        RemoteRegister register = terminal.openOnAws();
        return new RequestAccess() {
            @Override
            public RequestLog requests() {
                return register.holdings().requests();
            }

            @Override
            public Answering answering() {
                return register.answering(terminal.clock());
            }

            @Override
            public RequestErasure erasure() {
                return register.requestErasure(terminal.clock());
            }

            @Override
            public void close() {
                register.close();
            }
        };
    }
}
