package register.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRegister;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.publishing.PublishingOutcome;
import register.request.ChangeAuthor;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

class RecipientErasureTest {
    private static final PolicyId POLICY = new PolicyId("acme");
    private static final int DAYS = 30;
    private final ChangeAuthor by = ChangeAuthor.register(MemoryRegister.CLOCK.instant());

    private final MemoryRegister register = new MemoryRegister();
    private final Recipients recipients = register.ports().recipients();

    @Test
    void anEndedContactIsErasedOnceItsDaysAreOver() {
        publish();
        Recipient told = added("a@customer.example");
        Recipient ended = added("b@customer.example");
        recipients.replace(ended.ended("complete-import", by));
        Clock last = Clock.offset(MemoryRegister.CLOCK, Duration.ofDays(DAYS).minusMillis(1));
        assertEquals(0, erasure(last).reconcile());
        assertNotNull(recipients.find(POLICY, ended.id()).orElseThrow().who());
        Clock over = Clock.offset(MemoryRegister.CLOCK, Duration.ofDays(DAYS));
        assertEquals(1, erasure(over).reconcile());
        assertNull(recipients.find(POLICY, ended.id()).orElseThrow().who());
        assertEquals(told, recipients.find(POLICY, told.id()).orElseThrow());
    }

    private RecipientErasure erasure(Clock clock) {
        return new RecipientErasure(recipients, register.chain(), (_, _, _) -> {}, DAYS, clock);
    }

    private Recipient added(String address) {
        Recipient added = Recipient.added(
                RecipientId.next(),
                POLICY,
                Recipient.Kind.CONTACT,
                new Recipient.Who(null, null, address),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                by);
        recipients.add(added);
        return added;
    }

    private void publish() {
        var text = Localized.of(Map.of(Language.ENGLISH, "Servers"));
        var version = new PolicyVersion(
                POLICY,
                LocalDate.ofInstant(MemoryRegister.CLOCK.instant(), ZoneId.of("UTC"))
                        .plus(Period.ofDays(90)),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Acme", List.of()))),
                List.of(SampleList.subprocessor(
                        "company",
                        in -> in.put("legalName", "Hosting Ltd"),
                        SampleList.engagement("servers", text, text, _ -> {}))),
                RequestChannel.NONE,
                null,
                null,
                null);
        assertInstanceOf(
                PublishingOutcome.Accepted.class, register.publishing().publish(version, new byte[] {1}, null));
    }
}
