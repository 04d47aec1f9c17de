package register.notices.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.memory.CutOff;
import register.memory.MemoryPorts;
import register.memory.PortsAround;
import register.notices.contacts.ContactDifference.Kind;
import register.recipient.Recipient;
import register.recipient.RecipientChange;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;

final class ContactImportTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final ChangeAuthor BY = new ChangeAuthor("Mari", Instant.parse("2026-03-01T12:00:00Z"));

    private final Recipients recipients = new MemoryPorts().recipients();
    private final ContactRow first = contact("C-1", "a@b.example");
    private final ContactRow second = contact("C-2", "b@b.example");

    @Test
    void aFirstImportAddsAndASecondChangesNothing() {
        ContactImport.Plan plan = imported(List.of(first, second), false);
        assertEquals(2, plan.count(Kind.ADDED));
        List<Recipient> standing = recipients.list(POLICY, null, 10);
        assertEquals(
                List.of(first, second),
                standing.stream()
                        .flatMap(recipient -> ContactRow.of(recipient).stream())
                        .sorted(java.util.Comparator.comparing(ContactRow::externalId))
                        .toList());
        ContactImport.Plan again = imported(List.of(second, first), true);
        assertEquals(List.of(), again.differences());
        assertEquals(2, again.unchanged());
        assertEquals(standing, recipients.list(POLICY, null, 10));
    }

    @Test
    void fieldsThatDifferAreNamedAndTheHistoryHoldsNoValue() {
        var _ = imported(List.of(first, second), false);
        ContactRow moved = new ContactRow(
                "C-1",
                "Acme AG",
                "new@b.example",
                new Language("de"),
                new Terms(45, 30, List.of(), List.of(), List.of(), "§" + " 7"));
        ContactDifference difference =
                imported(List.of(moved), false).differences().getFirst();
        assertEquals(Kind.CHANGED, difference.kind());
        assertEquals(
                new ContactDifference.Field(ContactColumn.EMAIL, "a@b.example", "new@b.example"),
                difference.fields().get(1));
        RecipientChange change = find("C-1").history().getLast();
        assertEquals("customer, email, language, notice_days, objection_days, terms", change.detail());
        assertEquals("Mari", change.actor());
    }

    @Test
    void anAbsentContactEndsOnlyWithACompleteFileAndComesBackWithTheNext() {
        var _ = imported(List.of(first, second), false);
        assertEquals(1, imported(List.of(first), false).absent());
        assertTrue(find("C-2").isNotified());
        assertEquals(1, imported(List.of(first), true).count(Kind.ENDED));
        assertEquals(BY.at(), find("C-2").endedAt());
        assertEquals(List.of(), imported(List.of(first), true).differences(), "it ended once");
        assertEquals(1, imported(List.of(first, second), false).count(Kind.BACK));
        assertTrue(find("C-2").isNotified());
        assertEquals("ended", find("C-2").history().getLast().detail());
    }

    @Test
    void aSubscriberIsNoContactAndNeverEndsByAFile() {
        Recipient subscriber = Recipient.added(
                register.recipient.RecipientId.next(),
                POLICY,
                Recipient.Kind.SUBSCRIBER,
                new Recipient.Who(null, null, "a@b.example"),
                Language.ENGLISH,
                Terms.NONE,
                "confirmed",
                BY);
        assertTrue(recipients.add(subscriber));
        assertEquals(List.of(), imported(List.of(), true).differences());
    }

    /// Cut off at each write in turn, then repeated: each contact is imported once.
    @Test
    void anInterruptedImportIsCompletedByRepeatingIt() {
        List<ContactRow> contacts = List.of(first, second, contact("C-3", "c@b.example"));
        for (int writes = 0; writes < 3; writes++) {
            for (boolean after : new boolean[] {true, false}) {
                var ports = new MemoryPorts();
                var cut = new CutOff(writes, after);
                var cutOff = new ContactImport(new PortsAround(ports, cut).recipients(), POLICY);
                assertThrows(IllegalStateException.class, () -> cutOff.run(contacts, true, BY, (_, _) -> {}));
                var _ = new ContactImport(ports.recipients(), POLICY).run(contacts, true, BY, (_, _) -> {});
                List<Recipient> all = ports.recipients().list(POLICY, null, 10);
                assertEquals(3, all.size());
                assertTrue(all.stream().allMatch(recipient -> recipient.isNotified() && recipient.revision() == 1));
            }
        }
    }

    @Test
    void fiftyThousandAreReadAndImported() {
        var file = new StringBuilder(ContactsFileTest.HEADER);
        for (int i = 0; i < 50_000; i++) {
            file.append("C-%d,Customer %d GmbH,privacy%d@customer%d.example,de,30,14,EU|US,voice|chat,§ 7 (2)\r\n"
                    .formatted(i, i, i, i));
        }
        byte[] bytes = file.toString().getBytes(UTF_8);
        ContactsFile read = ContactsFile.read(bytes);
        assertEquals(List.of(), read.problems());
        var plan = new ContactImport(recipients, POLICY).plan(read.contacts().values(), true);
        assertEquals(50_000, plan.count(Kind.ADDED));
    }

    private ContactImport.Plan imported(List<ContactRow> contacts, boolean complete) {
        ContactImport.Plan planned = new ContactImport(recipients, POLICY).plan(contacts, complete);
        ContactImport.Plan done = new ContactImport(recipients, POLICY).run(contacts, complete, BY, (_, _) -> {});
        assertEquals(planned, done, "a dry run says what is done");
        return done;
    }

    private Recipient find(String externalId) {
        return recipients
                .withExternalId(POLICY, externalId)
                .flatMap(id -> recipients.find(POLICY, id))
                .orElseThrow();
    }

    private static ContactRow contact(String externalId, String address) {
        return new ContactRow(externalId, "Acme GmbH", address, Language.ENGLISH, Terms.NONE);
    }
}
