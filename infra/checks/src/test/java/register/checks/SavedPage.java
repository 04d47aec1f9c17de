package register.checks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import register.log.SignedNote;

/// The page `/verify` as a customer keeps it: saved to disk, without register and network. `infra/test` does not
/// install the browser: without one, the tests are skipped.
@Tag("end-to-end")
abstract class SavedPage {
    static final String W1 = LoggedPolicy.FIRST;
    static final String W2 = LoggedPolicy.SECOND;
    static final LoggedPolicy POLICY = new LoggedPolicy();
    static final byte[] PDF = POLICY.pdf();
    static final SignedNote NOTE = POLICY.note(POLICY.cosigned());
    static final String PROOF = POLICY.proof(2, NOTE);
    static final String TRUST = POLICY.trust("group both all one two", "quorum both");

    @TempDir
    static Path folder;

    private static @Nullable VerifierPage opened;

    @BeforeAll
    static void open() throws Exception {
        opened = VerifierPage.saved(folder);
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    static VerifierPage page() {
        if (opened == null) {
            throw new AssertionError("no page");
        }
        return opened;
    }
}
