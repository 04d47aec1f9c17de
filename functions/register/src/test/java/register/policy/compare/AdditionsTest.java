package register.policy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Subprocessor;

class AdditionsTest {
    private static final Engagement SERVERS = Samples.engagement("servers", "Runs servers.");
    private static final Engagement MAIL = Samples.engagement("mail", "Sends mail.");

    private static Additions between(List<Subprocessor> corrected, List<Subprocessor> correction) {
        return Additions.between(version(corrected), version(correction));
    }

    private static PolicyVersion version(List<Subprocessor> subprocessors) {
        return Samples.version(List.of(), subprocessors.toArray(Subprocessor[]::new));
    }

    @Test
    void newSubprocessorIsAddedWhole() {
        Subprocessor host = Samples.subprocessor("host", "Host", SERVERS);
        Subprocessor post = Samples.subprocessor("post", "Post", MAIL);
        assertEquals(
                List.of(new Additions.Part(post, true, List.of(MAIL))),
                between(List.of(host), List.of(post, host)).parts());
    }

    @Test
    void newEngagementOfAListedSubprocessorIsAnAddition() {
        Subprocessor both = Samples.subprocessor("host", "Host, renamed", SERVERS, MAIL);
        assertEquals(
                List.of(new Additions.Part(both, false, List.of(MAIL))),
                between(List.of(Samples.subprocessor("host", "Host", SERVERS)), List.of(both))
                        .parts());
    }

    @Test
    void changesMovesAndRemovalsAreNotAdditions() {
        Subprocessor host = Samples.subprocessor("host", "Host", SERVERS, MAIL);
        Subprocessor post = Samples.subprocessor("post", "Post");
        assertTrue(between(
                        List.of(host, post),
                        List.of(
                                post,
                                Samples.subprocessor("host", "Host Ltd", Samples.engagement("mail", "Sends letters."))))
                .isEmpty());
    }
}
