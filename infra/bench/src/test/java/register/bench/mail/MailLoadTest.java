package register.bench.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// A few of the mails that `infra/bench/mail` sends.
class MailLoadTest {
    @TempDir
    private Path folder;

    @Test
    void everyMailIsTakenDecidedAndAnsweredOnce() throws Exception {
        Path policy = Checkout.file("infra/policies/liveagent/2023-10-02.yaml");
        MailLoad load = MailLoad.run(folder.resolve("data"), policy, 200, 8);
        assertTrue(load.addsUp(), load::toString);
        assertEquals(100, load.replies());
    }
}
