package register.desk;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import register.desk.view.KeptRegister;
import register.editor.http.Loopback;
import register.value.Language;

/// Serves a register's desk: listens on this machine only, admits anyone who has its address, and runs until it is
/// closed.
public final class DeskServer implements AutoCloseable {
    private final Loopback loopback;
    private final CountDownLatch ended;

    private DeskServer(Loopback loopback, CountDownLatch ended) {
        this.loopback = loopback;
        this.ended = ended;
    }

    /// @param commands carry out what the keeper decides
    /// @param language of the desk's texts; null for the browser's preference
    /// @throws IOException if there is no free port
    public static DeskServer start(KeptRegister kept, Commands commands, @Nullable Language language)
            throws IOException {
        var ended = new CountDownLatch(1);
        var pages = new DeskPages(new Session(kept, commands), language, ended::countDown);
        return new DeskServer(Loopback.start(pages), ended);
    }

    /// The address, which only the keeper may know.
    public URI address() {
        return loopback.address();
    }

    /// Waits until the keeper presses the button for closing it.
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        loopback.close();
    }
}
