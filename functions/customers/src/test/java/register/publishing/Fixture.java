package register.publishing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.chain.EntryHeader;
import register.chain.History;
import register.memory.HandClock;
import register.memory.MemoryChain;
import register.memory.MemoryDocuments;
import register.memory.MemoryPersonRecords;
import register.notice.NoticeGuard;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.value.Language;
import register.value.PolicyId;

/// A register in memory whose clock is moved by hand.
final class Fixture {
    static final PolicyId POLICY = new PolicyId("acme");
    static final byte[] SOURCE = {1, 2, 3};

    final MemoryChain chain = new MemoryChain();
    final HandClock clock = new HandClock("2026-06-01T12:00:00Z");
    final MemoryDocuments documents = new MemoryDocuments(clock);
    final MemoryPersonRecords persons = new MemoryPersonRecords();
    final Publishing publishing = new Publishing(
            chain,
            documents,
            persons,
            new NoticeGuard(new History(chain, clock), persons, _ -> List.of(), _ -> Duration.ZERO),
            clock);
    final History history = new History(chain, clock);

    static PolicyVersion version(String date, String title) {
        return version(date, title, ZoneOffset.UTC);
    }

    static PolicyVersion version(String date, String title, ZoneId zone) {
        return new PolicyVersion(
                POLICY,
                LocalDate.parse(date),
                DateBasis.EFFECTIVE,
                zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone,
                null,
                null,
                new TreeMap<>(
                        Map.of(Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, title, "Acme Ltd", List.of()))),
                List.of(),
                RequestChannel.NONE,
                null,
                null,
                null);
    }

    PublishingOutcome publish(String date, String title) {
        return publishing.publish(version(date, title), SOURCE, null);
    }

    PublishingOutcome correct(String date, String title) {
        return publishing.publish(version(date, title), SOURCE, "a reason");
    }

    EntryHeader accepted(PublishingOutcome outcome) {
        if (outcome instanceof PublishingOutcome.Accepted accepted) {
            return accepted.header();
        }
        throw new AssertionError("expected it to be accepted: " + outcome);
    }
}
