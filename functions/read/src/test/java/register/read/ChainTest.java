package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.chain.Checkpoint;
import register.chain.Checkpoints;
import register.chain.KeyPairSigner;
import register.chain.NoteKey;
import register.chain.SignedCheckpoint;
import register.chain.SignedNote;
import register.policy.PolicyId;

/// The chain and the keys, as somebody who checks them reads them.
class ChainTest {
    private static final String CHAIN = "/v1/policies/desk/chain";

    private final Story story = new Story();

    static List<SignedCheckpoint> sign(Story story) {
        return new Checkpoints(
                        story.register.chain,
                        story.register.checkpoints,
                        KeyPairSigner.of("a key", KeyPairSigner.generate()))
                .make(new PolicyId("desk"), 6);
    }

    @Test
    void pagesShowEveryEntryOnce() {
        Reply first = story.get(CHAIN + "?limit=4");
        Reply second = story.get(first.at("links.next"));

        assertEquals(CHAIN + "?limit=4&after=4", first.at("links.next"));
        assertEquals(4, first.list("entries").size());
        assertEquals(2, second.list("entries").size());
        assertEquals("5", second.at("entries.0.header.sequence"));
        assertFalse(second.at("links").contains("next"));
        assertEquals(story.withdrawn.hash().hex(), second.at("entries.1.hash"));
        assertEquals(first.at("entries.3.hash"), second.at("entries.0.header.previousHash"));
    }

    @Test
    void everyEntryLeadsToItsContent() {
        for (int at = 0; at < 6; at++) {
            Reply chain = story.get(CHAIN);
            Reply version = story.get(chain.at("entries." + at + ".links.version"));
            assertEquals(200, version.status());
            assertEquals(chain.at("entries." + at + ".header.contentHash"), version.at("contentHash"));
        }
    }

    @Test
    void theLatestCheckpointIsShownAndItsKeyIsAmongTheKeys() {
        SignedCheckpoint latest = sign(story).getLast();

        assertEquals(latest.note().note(), story.get(CHAIN).at("checkpoint"));
        Reply text = story.get(CHAIN, "accept", "text/plain");
        assertEquals("text/plain; charset=utf-8", text.header("content-type"));
        SignedNote note = SignedNote.parse(text.body());
        assertTrue(note.isSignedBy(NoteKey.parse(story.get("/v1/keys").at("keys.0.verifierKey"))));
        assertEquals(story.withdrawn.hash(), Checkpoint.parse(note.text()).head());
        assertEquals("true", story.get("/v1/keys").at("keys.0.current"));
    }

    @Test
    void aCheckpointThatIsNotThereYetIsPutOff() {
        assertEquals(503, story.get(CHAIN, "accept", "text/plain").status());
        assertFalse(story.get(CHAIN).has("checkpoint"));
        assertEquals("[]", story.get("/v1/keys").at("keys"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(404, story.get("/v1/policies/nobody/chain").status());
        assertEquals(
                404,
                story.get("/v1/policies/nobody/chain", "accept", "text/plain").status());
        assertEquals(200, story.get(CHAIN + "?after=99").status());
        assertEquals(400, story.get(CHAIN + "?after=0").status());
        assertEquals(400, story.get(CHAIN + "?limit=101").status());
    }
}
