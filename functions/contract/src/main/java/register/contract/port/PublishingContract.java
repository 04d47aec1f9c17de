package register.contract.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Version;
import register.chain.VersionStatus;
import register.contract.world.Audit;
import register.contract.world.EngineUnderTest;
import register.contract.world.Fictitious;
import register.contract.world.UnderContract;
import register.document.DocumentKey;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The use case of publishing. Its clock stands still, and no rule may depend on that.
public interface PublishingContract extends UnderContract {
    /// The time of all events.
    Clock CLOCK = Clock.fixed(ChainContract.NOON, ZoneOffset.UTC);

    /// The source file of a version.
    static byte[] source(String mark) {
        return ("# " + mark).getBytes(UTF_8);
    }

    static Publishing publishing(EngineUnderTest engine) {
        return new Register(engine, CLOCK).publishing();
    }

    static PublishingOutcome publish(EngineUnderTest engine, LocalDate date, String mark) {
        PolicyVersion version = Fictitious.version(ChainContract.POLICY, date, mark);
        return publishing(engine).publish(version, source(mark), null);
    }

    private static PublishingOutcome correct(EngineUnderTest engine, LocalDate date, String mark) {
        PolicyVersion version = Fictitious.version(ChainContract.POLICY, date, mark);
        return publishing(engine).publish(version, source(mark), "a slip");
    }

    private static PublishingOutcome withdraw(EngineUnderTest engine, LocalDate date) {
        return publishing(engine).withdraw(ChainContract.POLICY, date, "not after all");
    }

    @Test
    @DisplayName("invariants 1, 5: a published version is in the chain, with its source and its content stored")
    default void publishes() {
        PublishingOutcome outcome = publish(engine(), ChainContract.DAY, "one");
        PolicyId policy = ChainContract.POLICY;
        Bytes content = Bytes.canonical(PolicyCodec.encode(Fictitious.version(policy, ChainContract.DAY, "one")));
        EntryHeader expected = new EntryHeader(
                policy,
                1,
                EntryKind.PUBLICATION,
                ChainContract.DAY,
                Fictitious.ZONE,
                1,
                ChainContract.NOON,
                null,
                null,
                content.hash());
        assertEquals(new PublishingOutcome.Accepted(expected, List.of(), null), outcome);
        assertEquals(List.of(expected), verify());
        DocumentKey source = DocumentKey.source(policy, Sha256.of(source("one")));
        assertArrayEquals(source("one"), engine().documents().get(source).orElseThrow());
    }

    @Test
    @DisplayName("invariant 2: the same content again changes nothing; other content for its date is a conflict")
    default void publishesADateOnce() {
        EntryHeader first = accepted(publish(engine(), ChainContract.DAY, "one"));
        assertEquals(new PublishingOutcome.Unchanged(first), publish(engine(), ChainContract.DAY, "one"));
        PublishingOutcome.Conflict conflict =
                assertInstanceOf(PublishingOutcome.Conflict.class, publish(engine(), ChainContract.DAY, "two"));
        assertEquals(first, conflict.standing());
        assertEquals(List.of(first), verify());
    }

    @Test
    @DisplayName("invariant 1: a correction adds a revision, and the previous one stays readable")
    default void corrects() {
        EntryHeader first = accepted(publish(engine(), ChainContract.DAY, "one"));
        EntryHeader second = accepted(correct(engine(), ChainContract.DAY, "two"));
        assertEquals(2, second.revision());
        assertEquals(EntryKind.CORRECTION, second.kind());
        assertEquals("a slip", second.reason());
        assertEquals(new PublishingOutcome.Unchanged(second), correct(engine(), ChainContract.DAY, "two"));
        // Random histories rarely get this far.
        for (int revision = 3; revision <= 12; revision++) {
            assertEquals(
                    revision,
                    accepted(correct(engine(), ChainContract.DAY, "text " + revision))
                            .revision());
        }
        var history = new History(engine().chain(), CLOCK);
        for (EntryHeader header : verify()) {
            assertEquals(
                    header,
                    history.revision(ChainContract.POLICY, ChainContract.DAY, header.revision(), null)
                            .orElseThrow()
                            .header());
        }
        assertEquals(
                first,
                history.version(ChainContract.POLICY, ChainContract.DAY, first.recordedAt())
                        .orElseThrow()
                        .header());
        assertInstanceOf(PublishingOutcome.Rejected.class, correct(engine(), ChainContract.DAY.plusDays(1), "three"));
    }

    @Test
    @DisplayName("invariant 1: an announced version can be withdrawn and published again, and every entry stays")
    default void withdraws() {
        LocalDate past = LocalDate.of(2026, 1, 1);
        EntryHeader inForce = accepted(publish(engine(), past, "in force"));
        EntryHeader announced = accepted(publish(engine(), ChainContract.DAY, "announced"));
        EntryHeader withdrawal = accepted(withdraw(engine(), ChainContract.DAY));
        assertEquals(EntryKind.WITHDRAWAL, withdrawal.kind());
        assertEquals(announced.contentHash(), withdrawal.contentHash());
        assertEquals(new PublishingOutcome.Unchanged(withdrawal), withdraw(engine(), ChainContract.DAY));
        var history = new History(engine().chain(), CLOCK);
        assertEquals(
                Optional.of(inForce),
                history.inForce(ChainContract.POLICY, ChainContract.DAY, null).map(entry -> entry.header()));
        EntryHeader anew = accepted(publish(engine(), ChainContract.DAY, "announced"));
        assertEquals(EntryKind.PUBLICATION, anew.kind());
        assertEquals(2, anew.revision());
        assertEquals(List.of(inForce, announced, withdrawal, anew), verify());
        assertEquals(
                List.of(VersionStatus.ANNOUNCED, VersionStatus.IN_FORCE),
                history.versions(ChainContract.POLICY, null, null, 10).versions().stream()
                        .map(Version::status)
                        .toList());
        assertInstanceOf(PublishingOutcome.Rejected.class, withdraw(engine(), past), "has been in force");
        assertInstanceOf(PublishingOutcome.Rejected.class, withdraw(engine(), past.plusDays(1)), "there is none");
    }

    private List<EntryHeader> verify() {
        return Audit.verify(engine().chain(), engine().documents(), ChainContract.POLICY);
    }

    private static EntryHeader accepted(PublishingOutcome outcome) {
        return assertInstanceOf(PublishingOutcome.Accepted.class, outcome).header();
    }
}
