package register.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Headers;
import register.chain.History;
import register.document.DocumentKey;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.memory.MemoryRegister;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.HandOver;
import register.transparency.OtherKeyException;
import register.value.PolicyId;

class KeyHandOversTest {
    private final MemoryRegister register = new MemoryRegister();
    private final CheckpointSigner old = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final CheckpointSigner next = KeyPairSigner.of("a key", KeyPairSigner.generate());
    private final KeyHandOvers handingOver =
            new KeyHandOvers(register.chain(), register.checkpoints(), register.documents(), MemoryRegister.CLOCK);

    private int sign(CheckpointSigner signer) {
        var address = new PublicAddress(null, "register.example.com");
        return new Checkpoints(register.chain(), register.checkpoints(), signer, address).reconcile(_ -> {});
    }

    private PublishingOutcome handOver(CheckpointSigner to) {
        return handOver(old, to);
    }

    private PublishingOutcome handOver(CheckpointSigner own, CheckpointSigner to) {
        return handingOver.handOver(Headers.POLICY, own.publicKey(), to.publicKey(), "The register moves");
    }

    private void append(int count) {
        Headers.of(count, "a").forEach(entry -> assertTrue(register.chain().append(entry)));
    }

    private String refusal(CheckpointSigner to) {
        return assertInstanceOf(PublishingOutcome.Rejected.class, handOver(to))
                .problems()
                .getFirst()
                .toString();
    }

    @Test
    void theOldKeySignsTheEntryThatNamesTheNew() {
        append(2);
        assertEquals(2, sign(old));
        EntryHeader header = assertInstanceOf(PublishingOutcome.Accepted.class, handOver(next))
                .header();

        assertEquals(3, header.sequence());
        assertEquals(EntryKind.KEY, header.kind());
        Entry entry = register.chain().entry(Headers.POLICY, 3).orElseThrow();
        var to = new NoteKey("register.example.com/log/acme", next.publicKey());
        assertEquals(to, HandOver.of(entry).to());
        assertEquals(
                "{\"verifierKey\":\"" + to.text() + "\"}",
                new String(
                        register.documents()
                                .get(DocumentKey.content(Headers.POLICY, header.contentHash()))
                                .orElseThrow(),
                        StandardCharsets.UTF_8));
        assertThrows(OtherKeyException.class, () -> sign(next), "not before the old key signed it");
        assertEquals(1, sign(old));
        assertEquals(new PublishingOutcome.Unchanged(header), handOver(next), "said again");
        assertTrue(refusal(old).contains("that this register signs"), refusal(old));
        assertTrue(register.chain().append(Headers.entry(4, "d")));
        assertThrows(OtherKeyException.class, () -> sign(old), "it signs nothing more");
        assertEquals(1, sign(next));
        SignedCheckpoint latest = register.checkpoints().latest(Headers.POLICY).orElseThrow();
        assertTrue(latest.note().isSignedBy(to));
        PublishingOutcome.Rejected same = assertInstanceOf(PublishingOutcome.Rejected.class, handOver(next, next));
        assertTrue(same.problems().getFirst().toString().contains("expected a key other"), same.toString());
    }

    @Test
    void aNewKeyCanHandOverBeforeItSignsAnything() {
        append(2);
        sign(old);
        handOver(next);
        sign(old);
        CheckpointSigner third = KeyPairSigner.of("a key", KeyPairSigner.generate());

        assertInstanceOf(PublishingOutcome.Rejected.class, handOver(old, third));
        assertInstanceOf(PublishingOutcome.Accepted.class, handOver(next, third));
        assertEquals(1, sign(next));
        assertTrue(register.chain().append(Headers.entry(5, "e")));
        assertEquals(1, sign(third));
    }

    @Test
    void saysNothingOfADate() {
        append(2);
        sign(old);
        handOver(next);
        var history = new History(register.chain(), MemoryRegister.CLOCK);

        assertEquals(
                Optional.of(2L),
                history.inForce(Headers.POLICY, LocalDate.of(9999, 1, 1), null)
                        .map(entry -> entry.header().sequence()));
        assertEquals(
                List.of(2L, 1L),
                history.versions(Headers.POLICY, null, null, 10).versions().stream()
                        .map(version -> version.standing().sequence())
                        .toList());
    }

    @Test
    void anUnsignedLogIsNotHandedOver() {
        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                handingOver.handOver(new PolicyId("nobody"), old.publicKey(), next.publicKey(), "The register moves"));
        append(1);
        assertTrue(refusal(next).contains("reconcile"), refusal(next));
        sign(old);
        assertTrue(register.chain().append(Headers.entry(2, "b")));
        assertTrue(refusal(next).contains("reconcile"), refusal(next));
        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                handingOver.handOver(Headers.POLICY, old.publicKey(), next.publicKey(), ""));
        assertEquals(2, register.chain().head(Headers.POLICY).orElseThrow().sequence());
    }
}
