package register.editor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.http.Loopback;
import register.value.Bytes;
import register.value.Language;

/// Edits one file: listens on this machine only, admits anyone who has its address, and runs until it is closed.
public final class Editor implements AutoCloseable {
    private final Session session;
    private final Loopback loopback;
    private final CountDownLatch ended;

    private Editor(Session session, Loopback loopback, CountDownLatch ended) {
        this.session = session;
        this.loopback = loopback;
        this.ended = ended;
    }

    /// @param language of the editor's texts; null for the browser's preference
    /// @throws IOException if there is no free port
    public static Editor start(Desk desk, EditedFile file, @Nullable Language language) throws IOException {
        var session = new Session(file);
        var ended = new CountDownLatch(1);
        var pages = new Pages(desk, session, language, ended::countDown);
        return new Editor(session, Loopback.start(pages), ended);
    }

    /// The address, which only the person at this machine may know, because it allows editing and publishing.
    public URI address() {
        return loopback.address();
    }

    /// Waits until the person presses the editor's button for closing it.
    public void await() throws InterruptedException {
        ended.await();
    }

    /// Closes the editor. Unsaved input is written to a new file beside the edited one.
    ///
    /// @return that file; empty if everything was saved
    /// @throws IOException if it cannot be written
    public Optional<Path> rescue() throws IOException {
        Bytes source = session.file().read();
        if (session.isSaved(source)) {
            return Optional.empty();
        }
        session.saveBeside();
        return Optional.of(session.file().path());
    }

    @Override
    public void close() {
        loopback.close();
    }
}
