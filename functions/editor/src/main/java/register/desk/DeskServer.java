package register.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.view.KeptRegister;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.http.Loopback;
import register.editor.http.SignInGuard;
import register.machine.settings.DeskSignIn;
import register.value.Language;

/// Serves a register's desk: listens on this machine only, admits a person who has its address, or those who have
/// signed in at a proxy, and runs until it is closed.
public final class DeskServer implements AutoCloseable {
    private final Loopback loopback;
    private final CountDownLatch ended;
    private final @Nullable FilePages file;

    private DeskServer(Loopback loopback, CountDownLatch ended, @Nullable FilePages file) {
        this.loopback = loopback;
        this.ended = ended;
        this.file = file;
    }

    /// Serves the desk of one file.
    ///
    /// @param desk checks and publishes the file
    /// @param language of the desk's texts; null for the browser's preference
    /// @throws IOException if there is no free port
    public static DeskServer start(EditedFile file, Desk desk, @Nullable Language language) throws IOException {
        var ended = new CountDownLatch(1);
        var pages = new FilePages(file, desk, language, ended::countDown);
        return new DeskServer(Loopback.start(pages), ended, pages);
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
        return new DeskServer(Loopback.start(pages), ended, null);
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
        return new DeskServer(Loopback.start(visits, signIn.port(), door), new CountDownLatch(1), null);
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

    /// Saves the unsaved input of a file as a new one beside it.
    ///
    /// @return that file; none if everything was saved
    /// @throws IOException if it cannot be written
    public List<Path> rescue() throws IOException {
        return file == null ? List.of() : file.rescue();
    }

    @Override
    public void close() {
        loopback.close();
    }
}
