package register.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.memory.MemoryRegister;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.publishing.PublishingOutcome;
import register.sample.SampleList;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// A snapshot of a correction states what the correction adds.
class SnapshotAdditionsTest {
    private static final Localized TEXT = Localized.of(Map.of(Language.ENGLISH, "Servers"));
    private static final Engagement ENGAGEMENT = SampleList.engagement("servers", TEXT, TEXT, _ -> {});

    private final MemoryRegister register = new MemoryRegister();
    private final Map<Integer, @Nullable List<String>> added = new HashMap<>();

    @Test
    void correctionIsComparedWithTheRevisionThatItCorrects() {
        publish(null, "one");
        publish("Forgotten", "one", "two");
        publish("Forgotten too", "three", "one", "two");
        publish("Too many", "one");
        snapshots().reconcile(_ -> {});
        assertEquals(Arrays.asList(null, List.of("two"), List.of("three"), List.of()), revisions());
    }

    private List<@Nullable List<String>> revisions() {
        var all = new ArrayList<@Nullable List<String>>();
        for (int revision = 1; revision <= added.size(); revision++) {
            all.add(added.get(revision));
        }
        return all;
    }

    private void publish(@Nullable String reason, String... ids) {
        assertInstanceOf(
                PublishingOutcome.Accepted.class,
                register.publishing().publish(version(List.of(ids)), new byte[] {1}, reason));
    }

    private Snapshots snapshots() {
        CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        var _ = new Checkpoints(register.chain(), register.checkpoints(), signer, PublicAddress.NONE)
                .reconcile(_ -> {});
        return new Snapshots(
                register.chain(),
                register.checkpoints(),
                register.documents(),
                register.issued(),
                register.persons(),
                new Noting(),
                Presentation.NONE,
                MemoryRegister.CLOCK);
    }

    private static PolicyVersion version(List<String> ids) {
        return new PolicyVersion(
                new PolicyId("acme"),
                LocalDate.parse("2026-01-01"),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Acme", List.of()))),
                ids.stream()
                        .map(id -> SampleList.subprocessor(id, in -> in.put("legalName", id), ENGAGEMENT))
                        .toList(),
                RequestChannel.NONE,
                null,
                null,
                null);
    }

    private final class Noting implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            added.put(
                    text.header().revision(),
                    text.additions() == null
                            ? null
                            : text.additions().parts().stream()
                                    .map(part -> part.subprocessor().id())
                                    .toList());
            return new byte[] {(byte) text.header().revision()};
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return Presentation.NONE;
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText acknowledgement) {
            throw new AssertionError("no acknowledgement is due here");
        }
    }
}
