package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.recipient.Recipient;
import register.recipient.Recipient.Kind;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.recipient.TermsInUse;
import register.request.ChangeAuthor;
import register.sample.Filled;
import register.value.Language;
import register.value.PolicyId;

/// `Recipients`: one record each, found by its personal data until that is erased.
public interface RecipientsContract extends UnderContract {
    ChangeAuthor BY = ChangeAuthor.register(ChainContract.NOON);
    PolicyId POLICY = new PolicyId("example");
    PolicyId OTHER = new PolicyId("other-example");

    @Test
    @DisplayName("a recipient reads back exactly, with every field filled in and with all optional fields absent")
    default void readsRecipientsBack() {
        Recipients recipients = engine().recipients();
        Recipient full = Filled.of(Recipient.class);
        Recipient subscriber = Recipient.added(
                RecipientId.next(),
                POLICY,
                Kind.SUBSCRIBER,
                new Who(null, null, "a@example.com"),
                Language.ENGLISH,
                Terms.NONE,
                "confirmed",
                BY);
        for (Recipient recipient : List.of(full, subscriber)) {
            assertTrue(recipients.add(recipient));
            assertEquals(Optional.of(recipient), recipients.find(recipient.policy(), recipient.id()));
            assertFalse(recipients.add(recipient), "its id is taken");
            assertEquals(Optional.empty(), recipients.find(OTHER, recipient.id()));
        }
        assertEquals(Optional.empty(), recipients.find(POLICY, RecipientId.next()));
    }

    @Test
    @DisplayName("of 50 processes that add one external id at once, one records it, in each policy")
    default void oneOfRacingAddersWins() {
        List<Boolean> added = Race.run(
                engine(),
                3,
                50,
                (engine, number) -> engine.recipients().add(contact("C-1", number + "@example.com", Terms.NONE)));
        assertEquals(1, Race.count(added));
        Recipients recipients = engine().recipients();
        int winner = added.indexOf(true);
        RecipientId id = recipients.withExternalId(POLICY, "C-1").orElseThrow();
        assertEquals(
                winner + "@example.com",
                who(recipients.find(POLICY, id).orElseThrow()).address());
        assertEquals(1, recipients.list(POLICY, null, 100).size());
        for (int number = 0; number < 50; number++) {
            assertEquals(
                    number == winner ? List.of(id) : List.of(),
                    recipients.withAddress(POLICY, number + "@example.com"),
                    "a loser leaves nothing behind");
        }
        assertTrue(recipients.add(in(OTHER, "C-1", "a@example.com", Terms.NONE)));
    }

    @Test
    @DisplayName("a change applies only to the revision that it was made from, even if 30 race")
    default void replacesByRevision() {
        Recipients recipients = engine().recipients();
        Recipient added = contact("C-1", "a@example.com", Terms.NONE);
        assertFalse(recipients.replace(added.ended("test", BY)), "there is none");
        assertTrue(recipients.add(added));
        List<Boolean> changed = Race.run(
                engine(),
                3,
                30,
                (engine, number) -> engine.recipients().replace(moved(added, number + "@example.com")));
        assertEquals(1, Race.count(changed));
        Recipient standing = recipients.find(POLICY, added.id()).orElseThrow();
        assertEquals(moved(added, changed.indexOf(true) + "@example.com"), standing);
        assertFalse(recipients.replace(added.ended("test", BY)), "from a revision long gone");
        assertEquals(Optional.of(standing), recipients.find(POLICY, added.id()));
    }

    @Test
    @DisplayName("a recipient is found by its current external id and address, regardless of case")
    default void keysFollowChanges() {
        Recipients recipients = engine().recipients();
        Recipient first = contact("C-1", "a@example.com", Terms.NONE);
        Recipient second = contact("C-2", "A@Example.com", Terms.NONE);
        assertTrue(recipients.add(first));
        assertTrue(recipients.add(second));
        assertEquals(Optional.of(first.id()), recipients.withExternalId(POLICY, "C-1"));
        assertEquals(Optional.empty(), recipients.withExternalId(POLICY, "c-1"));
        assertEquals(Optional.empty(), recipients.withExternalId(OTHER, "C-1"));
        assertEquals(
                List.of(first.id(), second.id()).stream().sorted().toList(),
                recipients.withAddress(POLICY, "a@EXAMPLE.com"));
        Recipient moved = moved(first, "b@example.com");
        assertTrue(recipients.replace(moved));
        assertEquals(List.of(second.id()), recipients.withAddress(POLICY, "a@example.com"));
        assertEquals(List.of(first.id()), recipients.withAddress(POLICY, "b@example.com"));
        Recipient taken =
                moved.changed(new Who("C-2", null, "b@example.com"), Language.ENGLISH, Terms.NONE, "external_id", BY);
        assertFalse(recipients.replace(taken), "another has that external id");
        assertEquals(Optional.of(moved), recipients.find(POLICY, first.id()));
        assertTrue(recipients.replace(moved.ended("test", BY)));
        assertEquals(Optional.of(first.id()), recipients.withExternalId(POLICY, "C-1"), "an ended one too");
    }

    @Test
    @DisplayName("an erased recipient is found by no key; its id, kind and history stay, and its external id is free")
    default void erasedOnesAreFoundByNoKey() {
        Recipients recipients = engine().recipients();
        Recipient added = contact("C-1", "a@example.com", terms(30, null));
        assertTrue(recipients.add(added));
        Recipient ended = added.ended("test", BY);
        assertTrue(recipients.replace(ended));
        Recipient erased = ended.erased("asked for it", BY);
        assertTrue(recipients.replace(erased));
        assertEquals(Optional.of(erased), recipients.find(POLICY, added.id()));
        assertEquals(Optional.empty(), recipients.withExternalId(POLICY, "C-1"));
        assertEquals(List.of(), recipients.withAddress(POLICY, "a@example.com"));
        assertEquals(List.of(), recipients.termsInUse(POLICY));
        assertEquals(List.of(), recipients.endedUntil(POLICY, ChainContract.NOON, 10));
        assertEquals(List.of(erased), recipients.list(POLICY, null, 10));
        assertTrue(recipients.add(contact("C-1", "a@example.com", Terms.NONE)));
    }

    @Test
    @DisplayName("all recipients of a policy are listed by id, page by page, each once")
    default void listsPages() {
        Recipients recipients = engine().recipients();
        assertEquals(List.of(), recipients.list(POLICY, null, 10));
        List<Recipient> all = IntStream.range(0, 60)
                .mapToObj(number -> contact("C-" + number, number + "@example.com", Terms.NONE))
                .toList();
        all.forEach(recipient -> assertTrue(recipients.add(recipient)));
        assertTrue(recipients.add(in(OTHER, "C-1", "a@example.com", Terms.NONE)));
        List<Recipient> sorted = all.stream()
                .sorted(java.util.Comparator.comparing(Recipient::id))
                .toList();
        for (int limit : List.of(1, 7, 60, 100)) {
            assertEquals(sorted.subList(0, Math.min(limit, 60)), recipients.list(POLICY, null, limit));
            assertEquals(sorted, recipients.all(POLICY, limit).toList(), "in pages of " + limit);
        }
        assertEquals(sorted, recipients.all(POLICY).toList());
    }

    @Test
    @DisplayName("the days in use are those of active contacts, each combination once, largest first")
    default void tellsTermsInUse() {
        Recipients recipients = engine().recipients();
        assertEquals(List.of(), recipients.termsInUse(POLICY));
        Recipient first = contact("C-1", "a@example.com", terms(30, null));
        List<Recipient> all = List.of(
                first,
                contact("C-2", "b@example.com", terms(30, null)),
                contact("C-3", "c@example.com", terms(45, 30)),
                contact("C-4", "d@example.com", terms(30, 45)),
                contact("C-5", "e@example.com", terms(null, 100)),
                contact("C-6", "f@example.com", Terms.NONE),
                in(OTHER, "C-7", "g@example.com", terms(365, null)));
        all.forEach(recipient -> assertTrue(recipients.add(recipient)));
        String customer = first.id().compareTo(all.get(1).id()) < 0 ? "Customer C-1" : "Customer C-2";
        var thirty = new TermsInUse(30, null, 2, customer);
        List<TermsInUse> more = List.of(
                new TermsInUse(null, 100, 1, "Customer C-5"),
                new TermsInUse(45, 30, 1, "Customer C-3"),
                new TermsInUse(30, 45, 1, "Customer C-4"));
        assertEquals(List.of(more.get(0), more.get(1), more.get(2), thirty), recipients.termsInUse(POLICY));
        assertTrue(recipients.replace(first.changed(who(first), Language.ENGLISH, terms(45, 30), "notice_days", BY)));
        assertTrue(recipients.replace(all.get(1).ended("test", BY)));
        List<TermsInUse> left = recipients.termsInUse(POLICY);
        assertEquals(3, left.size());
        assertEquals(2, left.get(1).contacts());
        assertEquals(5, recipients.told(POLICY), "one of six ended");
        assertTrue(recipients.replace(
                recipients.find(POLICY, all.get(1).id()).orElseThrow().erased(null, BY)));
        assertTrue(recipients.replace(all.get(2).erased("asked for it", BY)));
        assertEquals(4, recipients.told(POLICY));
        assertEquals(1, recipients.told(OTHER));
        assertEquals(0, recipients.told(new PolicyId("nobody")));
    }

    @Test
    @DisplayName("at most 100 combinations of days in use are listed, largest first")
    default void boundsTermsInUse() {
        Recipients recipients = engine().recipients();
        for (int days = 1; days <= Recipients.MOST_TERMS + 3; days++) {
            assertTrue(recipients.add(contact("C-" + days, "a@example.com", terms(days, null))));
        }
        List<TermsInUse> terms = recipients.termsInUse(POLICY);
        assertEquals(Recipients.MOST_TERMS, terms.size());
        assertEquals(
                List.of(103, 102, 4),
                List.of(
                        terms.get(0).days(),
                        terms.get(1).days(),
                        terms.getLast().days()));
    }

    @Test
    @DisplayName("ended recipients are found by the time they ended, until they become active again")
    default void findsEndedOnes() {
        Recipients recipients = engine().recipients();
        Recipient first = contact("C-1", "a@example.com", Terms.NONE);
        Recipient second = contact("C-2", "b@example.com", Terms.NONE);
        assertTrue(recipients.add(first));
        assertTrue(recipients.add(second));
        ChangeAuthor later = ChangeAuthor.register(ChainContract.NOON.plus(Duration.ofDays(1)));
        Recipient ended = first.ended("test", later);
        assertTrue(recipients.replace(ended));
        assertTrue(recipients.replace(second.ended("test", BY)));
        assertEquals(List.of(), recipients.endedUntil(POLICY, BY.at().minusMillis(1), 10));
        assertEquals(List.of(second.id()), recipients.endedUntil(POLICY, BY.at(), 10));
        assertEquals(List.of(second.id(), first.id()), recipients.endedUntil(POLICY, later.at(), 10));
        assertEquals(List.of(second.id()), recipients.endedUntil(POLICY, later.at(), 1));
        assertEquals(List.of(), recipients.endedUntil(OTHER, later.at(), 10));
        assertTrue(recipients.replace(ended.changed(who(ended), Language.ENGLISH, Terms.NONE, "ended", later)));
        assertEquals(List.of(second.id()), recipients.endedUntil(POLICY, later.at(), 10));
    }

    @Test
    @DisplayName("recipients survive the process, and so do the keys that find them")
    default void recipientsOutliveTheProcess() {
        Recipient added = contact("C-1", "a@example.com", Terms.NONE);
        EngineUnderTest before = engine().reopened();
        assertTrue(before.recipients().add(added));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(Optional.of(added), after.recipients().find(POLICY, added.id()));
            assertEquals(Optional.of(added.id()), after.recipients().withExternalId(POLICY, "C-1"));
        }
    }

    private static Recipient moved(Recipient recipient, String address) {
        Who who = who(recipient);
        return recipient.changed(
                new Who(who.externalId(), who.customer(), address), Language.ENGLISH, recipient.terms(), "email", BY);
    }

    private static Who who(Recipient recipient) {
        return Optional.ofNullable(recipient.who()).orElseThrow();
    }

    private static Terms terms(@Nullable Integer notice, @Nullable Integer objection) {
        return new Terms(notice, objection, List.of(), List.of(), List.of(), null);
    }

    private static Recipient contact(String externalId, String address, Terms terms) {
        return in(POLICY, externalId, address, terms);
    }

    private static Recipient in(PolicyId policy, String externalId, String address, Terms terms) {
        return Recipient.added(
                RecipientId.next(),
                policy,
                Kind.CONTACT,
                new Who(externalId, "Customer " + externalId, address),
                Language.ENGLISH,
                terms,
                "import",
                BY);
    }
}
