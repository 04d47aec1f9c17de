package register.desk;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.view.KeptRegister;
import register.editor.http.Loopback;
import register.editor.http.SignInGuard;
import register.machine.settings.DeskSignIn;
import register.value.Language;

/// Serves a register's desk: listens on this machine only, admits a person who has its address, or those who have
/// signed in at a proxy, and runs until it is closed.
public final class DeskServer implements AutoCloseable {
    private final Loopback loopback;
    private final CountDownLatch ended;

    private DeskServer(Loopback loopback, CountDownLatch ended) {
        this.loopback = loopback;
        this.ended = ended;
    }

    /// @param commands carry out what the keeper decides
    /// @param drafting null if lists are not changed from here
    /// @param language of the desk's texts; null for the browser's preference
    /// @throws IOException if there is no free port
    public static DeskServer start(
            KeptRegister kept, Commands commands, @Nullable Drafting drafting, @Nullable Language language)
            throws IOException {
        var ended = new CountDownLatch(1);
        var pages = new DeskPages(new Session(kept, commands), drafting, language, ended::countDown);
        return new DeskServer(Loopback.start(pages), ended);
    }

    /// For keepers who sign in at a proxy; no keeper can close the desk.
    ///
    /// @param kept by any of them
    /// @throws IOException if the port is not free
    public static DeskServer start(
            KeptRegister kept,
            Commands commands,
            @Nullable Drafting drafting,
            @Nullable Language language,
            DeskSignIn signIn)
            throws IOException {
        var visits = new Visits(
                keeper -> new DeskPages(new Session(kept.keptBy(keeper), commands), drafting, language, null));
        var door = new SignInGuard(signIn.url(), signIn.user(), signIn.secret());
        return new DeskServer(Loopback.start(visits, signIn.port(), door), new CountDownLatch(1));
    }

    /// The address. A single keeper's is for nobody else.
    public URI address() {
        return loopback.address();
    }

    /// The port of this machine to which a proxy forwards.
    public int port() {
        return loopback.port();
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
