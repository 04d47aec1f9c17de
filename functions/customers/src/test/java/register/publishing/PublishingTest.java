package register.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.policy.rules.RuleWords;
import register.value.Bytes;
import register.value.Problem;
import register.value.Sha256;

class PublishingTest {
    private final Fixture fixture = new Fixture();

    @Test
    void firstPublicationIsEntryOneRevisionOneWithNothingBefore() {
        EntryHeader header = fixture.accepted(fixture.publish("2026-01-01", "List"));

        assertEquals(1, header.sequence());
        assertEquals(1, header.revision());
        assertEquals(EntryKind.PUBLICATION, header.kind());
        assertEquals(fixture.clock.instant(), header.recordedAt());
    }

    @Test
    void sameContentAgainIsUnchangedAndWritesNothing() {
        EntryHeader first = fixture.accepted(fixture.publish("2026-01-01", "List"));

        assertEquals(new PublishingOutcome.Unchanged(first), fixture.publish("2026-01-01", "List"));
        assertEquals(List.of(first), fixture.history.headers(Fixture.POLICY));
    }

    @Test
    void otherContentForAnAcceptedDateIsAConflict() {
        EntryHeader first = fixture.accepted(fixture.publish("2026-01-01", "List"));

        var conflict = assertInstanceOf(PublishingOutcome.Conflict.class, fixture.publish("2026-01-01", "Other list"));
        assertEquals(first, conflict.standing());
        assertEquals(List.of(first), fixture.history.headers(Fixture.POLICY));
    }

    @Test
    void correctionIsTheNextRevisionWithItsReasonAndTheEarlierOneStaysReadable() {
        fixture.accepted(fixture.publish("2026-01-01", "List"));
        EntryHeader correction = fixture.accepted(fixture.correct("2026-01-01", "Other list"));

        assertEquals(EntryKind.CORRECTION, correction.kind());
        assertEquals(2, correction.revision());
        assertEquals("a reason", correction.reason());
        assertEquals(
                1,
                fixture.history
                        .revision(Fixture.POLICY, LocalDate.parse("2026-01-01"), 1, null)
                        .orElseThrow()
                        .header()
                        .sequence());
    }

    @Test
    void correctionWithTheSameContentIsUnchanged() {
        EntryHeader first = fixture.accepted(fixture.publish("2026-01-01", "List"));

        assertEquals(new PublishingOutcome.Unchanged(first), fixture.correct("2026-01-01", "List"));
    }

    @Test
    void correctionOfADateWithoutAVersionIsRejectedNamingTheDate() {
        assertEquals(
                new PublishingOutcome.Rejected(
                        List.of(new Problem("effectiveDate", "2026-01-01", RuleWords.say("date-to-correct")))),
                fixture.correct("2026-01-01", "List"));
    }

    @Test
    void announcedVersionCanBeWithdrawnAndPublishedAnew() {
        fixture.accepted(fixture.publish("2027-01-01", "List"));
        EntryHeader withdrawal =
                fixture.accepted(fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2027-01-01"), "Not yet"));
        EntryHeader again = fixture.accepted(fixture.publish("2027-01-01", "List"));

        assertEquals(EntryKind.WITHDRAWAL, withdrawal.kind());
        assertEquals(1, withdrawal.revision());
        assertEquals(EntryKind.PUBLICATION, again.kind());
        assertEquals(2, again.revision());
    }

    @Test
    void withdrawingTwiceIsUnchanged() {
        fixture.accepted(fixture.publish("2027-01-01", "List"));
        EntryHeader withdrawal =
                fixture.accepted(fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2027-01-01"), "Not yet"));

        assertEquals(
                new PublishingOutcome.Unchanged(withdrawal),
                fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2027-01-01"), "Not yet"));
    }

    @Test
    void aVersionThatWasInForceCannotBeWithdrawn() {
        fixture.accepted(fixture.publish("2026-06-01", "List"));

        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2026-06-01"), "Too late"));
    }

    @Test
    void blankReasonIsRejected() {
        fixture.accepted(fixture.publish("2027-01-01", "List"));

        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2027-01-01"), "  "));
    }

    @Test
    void anotherTimeZoneThanBeforeIsRejectedNamingBoth() {
        fixture.accepted(fixture.publish("2026-01-01", "List"));

        var rejected = assertInstanceOf(
                PublishingOutcome.Rejected.class,
                fixture.publishing.publish(
                        Fixture.version("2026-02-01", "List", ZoneId.of("Europe/Tallinn")), Fixture.SOURCE, null));
        assertEquals("timeZone", rejected.problems().getFirst().path());
        assertEquals("Europe/Tallinn", rejected.problems().getFirst().value());
    }

    @Test
    void recordedAtIncreasesEvenWhenTheClockGoesBack() {
        EntryHeader first = fixture.accepted(fixture.publish("2026-01-01", "List"));
        fixture.clock.advance(Duration.ofMinutes(-5));
        EntryHeader second = fixture.accepted(fixture.publish("2026-02-01", "List"));

        assertTrue(second.recordedAt().isAfter(first.recordedAt()));
    }

    @Test
    void anEntryAfterAFutureOneRequiresConsent() {
        Fixture ahead = new Fixture();
        ahead.clock.advance(Duration.ofDays(2));
        EntryHeader first = ahead.accepted(ahead.publish("2027-01-01", "List"));
        ahead.clock.advance(Duration.ofDays(-2));
        for (PublishingOutcome outcome : List.of(
                ahead.publish("2027-02-01", "List"),
                ahead.correct("2027-01-01", "Other"),
                ahead.publishing.rehearse(Fixture.version("2027-02-01", "List"), null, Reasons.NONE),
                ahead.publishing.withdraw(Fixture.POLICY, first.effectiveDate(), "a reason"))) {
            if (!(outcome instanceof PublishingOutcome.Rejected(List<Problem> problems))) {
                throw new AssertionError("expected it to be refused: " + outcome);
            }
            assertEquals("recordedAt", problems.getFirst().path());
            assertEquals("2026-06-03T12:00:00Z", problems.getFirst().value());
        }
        assertEquals(new PublishingOutcome.Unchanged(first), ahead.publish("2027-01-01", "List"));
        EntryHeader second = ahead.accepted(ahead.publishing.publish(
                Fixture.version("2027-02-01", "List"), Fixture.SOURCE, null, new Reasons(null, null, true)));
        assertEquals(first.recordedAt().plusMillis(1), second.recordedAt());
    }

    @Test
    void sourceAndCanonicalJsonLieInTheStoreUnderTheirHashes() {
        EntryHeader header = fixture.accepted(fixture.publish("2026-01-01", "List"));

        assertEquals(
                Bytes.of(Fixture.SOURCE),
                fixture.documents
                        .get(DocumentKey.source(Fixture.POLICY, Sha256.of(Fixture.SOURCE)))
                        .map(Bytes::of)
                        .orElseThrow());
        byte[] canonical = fixture.documents
                .get(DocumentKey.content(Fixture.POLICY, header.contentHash()))
                .orElseThrow();
        assertEquals(header.contentHash(), Sha256.of(canonical));
    }

    @Test
    void rehearsalSaysWhatWouldHappenAndWritesNothing() {
        assertInstanceOf(
                PublishingOutcome.Accepted.class,
                fixture.publishing.rehearse(Fixture.version("2026-01-01", "List"), null, Reasons.NONE));
        assertTrue(fixture.chain.policies().isEmpty());
        assertTrue(fixture.documents.isEmpty());
    }
}
