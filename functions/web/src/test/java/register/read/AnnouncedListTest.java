package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.json.Json;
import register.memory.MemoryChain;
import register.policy.Company;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.read.endpoint.ServedSite;
import register.value.Language;
import register.value.PolicyId;

/// The list's statements about announced versions, and about the company.
class AnnouncedListTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";

    private final Story story = new Story();

    private List<String> announced(String query) {
        Reply list = story.get(LIST + query);
        assertEquals(200, list.status(), list.body());
        return list.each("announced", "effectiveDate");
    }

    @Test
    void announcedVersionsStateTheirDateAndChanges() {
        Reply list = story.get(LIST + "?lang=en");
        assertEquals(List.of("2026-09-01"), list.each("announced", "effectiveDate"));
        assertEquals("2026-08-31T21:00:00Z", list.at("announced.0.inForceFrom"));
        assertEquals("Europe/Tallinn", list.at("announced.0.timeZone"));
        assertEquals(story.announced.contentHash().hex(), list.at("announced.0.contentHash"));
        assertEquals(
                "[{\"engagements\":[\"servers-sg\"],\"id\":\"nordhost\",\"kind\":\"drops-service\",\"label\":\"Service removed\",\"name\":\"Nordhost AS\","
                        + "\"text\":\"(Norway): Servers (customers in Asia-Pacific)\"}]",
                list.at("announced.0.changes"));
        assertEquals(
                "Eemaldatud teenus", story.get(LIST).at("announced.0.changes.0.label"), "in the words of the list");
        assertEquals(200, story.get(list.at("announced.0.links.html")).status());
        story.register.snapshot(story.announced, Language.ENGLISH);
        assertEquals(307, story.get(list.at("announced.0.links.snapshot")).status());
        Reply comparison = story.get(list.at("announced.0.links.changes"));
        assertTrue(comparison.body().contains("2026-09-01") && comparison.body().contains("2026-03-01"));
    }

    @Test
    void onlyWhatStoodAnnouncedAtTheTimeAskedAbout() {
        assertEquals(List.of(), announced("?knownAt=2026-04-09T00:00:00Z"), "not recorded yet");
        assertEquals(List.of("2026-09-01", "2026-10-01"), announced("?knownAt=2026-04-11T12:00:00Z"), "both stood");
        assertEquals(List.of("2026-09-01"), announced("?knownAt=2026-04-12T12:00:00Z"), "one was withdrawn");
        assertEquals(List.of(), announced("?asOf=2026-04-09"));
        assertEquals(List.of("2026-09-01"), announced("?asOf=2026-04-10"), "recorded on that day");
        assertEquals(List.of("2026-09-01", "2026-10-01"), announced("?asOf=2026-04-11"));
        assertEquals(List.of("2026-09-01"), announced("?asOf=2026-06-15"), "today");
        assertEquals(List.of(), announced("?asOf=2026-12-31"));
        assertEquals(List.of("2026-03-01"), announced("?asOf=2026-02-10"));
        Reply then = story.get(LIST + "?asOf=2026-02-10&lang=en");
        assertEquals("1", then.at("announced.0.revision"), "not what it was corrected to");
        assertEquals("Changes", then.at("announced.0.changes.0.label"));
        story.register.clock.set("2026-09-01T12:00:00Z");
        assertEquals(List.of(), announced(""), "in force now");
    }

    @Test
    void eachIsComparedWithTheOneBeforeIt() {
        Reply list = story.get(LIST + "?lang=en&knownAt=2026-04-11T12:00:00Z");
        assertEquals("drops-service", list.at("announced.0.changes.0.kind"));
        assertEquals("adds-service", list.at("announced.1.changes.0.kind"));
        assertTrue(list.at("announced.1.links.changes").contains("from=2026-09-01&to=2026-10-01&knownAt="));
        assertEquals("[]", list.at("announced.0.joining"));
        String subprocessor = list.at("announced.1.changes.0.id");
        assertEquals(List.of(subprocessor), list.each("announced.1.joining", "id"));
        String engagement = list.at("announced.1.joining.0.engagements.0.id");
        assertEquals("[\"" + engagement + "\"]", list.at("announced.1.changes.0.engagements"));
        assertEquals("[\"" + engagement + "\"]", list.at("announced.0.changes.0.engagements"));
    }

    @Test
    void filteredRowsAreNotChanges() {
        Reply list = story.get(LIST + "?category=support");
        assertEquals("[]", list.at("announced.0.changes"));
        assertEquals("2026-09-01", list.at("announced.0.effectiveDate"));
    }

    @Test
    void objectionCompanyRequestsAndNoticeAreAsStated() {
        var register = new TestRegister();
        register.publish("2026-05-01T09:00:00Z", stated(Policies.desk("2026-06-01"), null));
        register.publish(
                "2026-06-02T09:00:00Z",
                stated(
                        Policies.withoutSingapore("2026-09-01"),
                        new ObjectionPeriod(
                                LocalDateTime.parse("2026-08-01T18:00"),
                                Policies.TALLINN,
                                Policies.text("Write to us.", words -> words),
                                "object@desk.example")));
        register.clock.set(Story.NOW);
        Reply list = register.get(LIST + "?lang=en");
        assertFalse(list.has("objection"));
        assertEquals(
                "{\"how\":\"Write to us.\",\"instant\":\"2026-08-01T15:00:00Z\",\"to\":\"object@desk.example\","
                        + "\"until\":\"2026-08-01T18:00\",\"zone\":\"Europe/Tallinn\"}",
                list.at("announced.0.objection"));
        assertFalse(list.at("announced.0.changes").contains("further"), "the objection stands beside them");
        assertEquals("{\"legalName\":\"Laud & Tool OÜ\",\"role\":\"processor\"}", list.at("company"));
        assertEquals("30", list.at("noticePeriodDays"));
        assertEquals("dpa@desk.example", list.at("requests.publicAddresses.0"));
        register.clock.set("2026-09-02T09:00:00Z");
        assertEquals("2026-08-01T15:00:00Z", register.get(LIST).at("objection.instant"));
    }

    @Test
    void groupsAndEditionsAreNamed() {
        Reply list = story.get(LIST + "?lang=en");
        assertEquals(
                "[{\"category\":\"infrastructure\",\"heading\":\"Where Desk runs\",\"subprocessors\":1},"
                        + "{\"category\":\"service-specific\",\"heading\":\"Service-specific subprocessors\",\"subprocessors\":1},"
                        + "{\"category\":\"support\",\"heading\":\"Support subprocessors\",\"subprocessors\":1}]",
                list.at("categories"));
        assertEquals(List.of("support"), story.get(LIST + "?category=support").each("categories", "category"));
        assertEquals(List.of("en", "et"), list.each("editions", "language"));
        assertEquals("translation", list.at("editions.0.status"));
    }

    @Test
    void redactedPersonsAreNotNamed() {
        var register = new TestRegister();
        register.publish("2026-02-01T09:00:00Z", Policies.desk("2026-03-01"));
        register.publish("2026-06-01T09:00:00Z", Policies.withPerson("2026-09-01", "Aino Näidis"));
        register.clock.set(Story.NOW);
        Reply before = register.get(LIST + "?lang=en");
        assertEquals("Aino Näidis", before.at("announced.0.changes.0.name"));
        assertTrue(register.get(LIST + ".fragment.html").body().contains("Aino Näidis"));
        assertEquals(
                "no-cache",
                register.get(LIST + "?asOf=2026-06-02&knownAt=2026-06-03T00:00:00Z")
                        .header("cache-control"));
        register.redact("2026-06-16T09:00:00Z", "person", "On request");
        Reply after = register.get(LIST + "?lang=en");
        assertEquals("name removed on request", after.at("announced.0.changes.0.name"));
        assertFalse(after.body().contains("Aino"));
        assertFalse(register.get(LIST + ".fragment.html").body().contains("Aino"));
    }

    @Test
    void linksAreAbsoluteWhereTheRegisterKnowsItsAddress() {
        var read = story.register.read(story.register.chain, new ServedSite(null, true, "https://list.example"));
        Reply list = TestRegister.reply(TestRegister.call(read, TestRegister.event("GET", LIST + "?lang=en")));
        ((Json.Obj) Reply.member(list.json(), "links"))
                .members()
                .forEach((name, link) ->
                        assertTrue(((Json.Str) link).value().startsWith("https://list.example/"), name));
        assertTrue(list.at("announced.0.links.changes").startsWith("https://list.example/desk/"));
        assertEquals("https://list.example/desk/en/", list.at("links.page"));
        assertEquals("/desk/en/", story.get(LIST + "?lang=en").at("links.page"));
        assertEquals(200, story.get(story.get(LIST).at("links.fragment")).status());
        assertEquals(200, story.get(story.get(LIST).at("links.verify")).status());
    }

    /// However long the history, the entry in force takes one read, and each announced version two, the second to
    /// check that it is still current.
    @Test
    void eachAnnouncedVersionIsTwoReadsMore() {
        var register = new TestRegister();
        register.publish("2025-01-01T09:00:00Z", Policies.desk("2025-02-01"));
        register.publish("2025-02-01T09:00:00Z", Policies.desk("2025-03-01"));
        register.clock.set(Story.NOW);
        assertEquals(1, reads(register, LIST));
        register.publish("2026-06-01T09:00:00Z", Policies.withoutSingapore("2026-09-01"));
        register.clock.set(Story.NOW);
        assertEquals(3, reads(register, LIST));
        register.publish("2026-06-02T09:00:00Z", Policies.desk("2026-10-01"));
        register.clock.set(Story.NOW);
        assertEquals(5, reads(register, LIST));
        assertEquals(1, reads(register, LIST + ".csv"));
    }

    /// If there are more than it shows, it shows the nearest.
    @Test
    void manyAnnouncementsCostNoMoreThanTheTwelveShown() {
        var register = new TestRegister();
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-06-01"));
        LocalDate first = LocalDate.of(2026, 9, 1);
        for (int i = 0; i < 12; i++) {
            register.publish(
                    "2026-06-02T09:00:00Z", Policies.desk(first.plusDays(i).toString()));
        }
        register.clock.set(Story.NOW);
        List<String> all = register.get(LIST).each("announced", "effectiveDate");
        assertEquals(12, all.size());
        for (int i = 12; i < 40; i++) {
            register.publish(
                    "2026-06-02T09:00:00Z", Policies.desk(first.plusDays(i).toString()));
        }
        register.withdraw("2026-06-03T09:00:00Z", Policies.desk("2026-09-02"), "Not needed");
        register.clock.set(Story.NOW);
        Reply list = register.get(LIST);
        var nearest = new ArrayList<>(all);
        nearest.remove("2026-09-02");
        nearest.add("2026-09-13");
        assertEquals(nearest, list.each("announced", "effectiveDate"));
        assertEquals("2026-06-01", list.at("effectiveDate"));
        assertEquals(nearest, register.get(LIST + "?asOf=2026-06-14").each("announced", "effectiveDate"));
        assertEquals(all, register.get(LIST + "?knownAt=2026-06-02T12:00:00Z").each("announced", "effectiveDate"));
        assertTrue(reads(register, LIST) <= 30, reads(register, LIST) + " reads");
    }

    private static int reads(TestRegister register, String address) {
        var counted = new Counted(register.chain);
        TestRegister.call(register.read(counted, ServedSite.UNKNOWN), TestRegister.event("GET", address));
        return counted.reads.get();
    }

    private static PolicyVersion stated(PolicyVersion of, @Nullable ObjectionPeriod objection) {
        return new PolicyVersion(
                of.policy(),
                of.effectiveDate(),
                of.dateBasis(),
                of.timeZone(),
                of.origin(),
                of.authoritativeLanguage(),
                of.editions(),
                of.subprocessors(),
                of.requests(),
                objection,
                of.noticePeriodDays(),
                new Company("Laud & Tool OÜ", null, null, null, List.of(), null, Company.Role.PROCESSOR));
    }

    private record Counted(MemoryChain chain, AtomicInteger reads) implements Chain {
        private Counted(MemoryChain chain) {
            this(chain, new AtomicInteger());
        }

        @Override
        public boolean append(Entry entry) {
            throw new UnsupportedOperationException("a chain to read");
        }

        @Override
        public Optional<EntryHeader> head(PolicyId policy) {
            reads.incrementAndGet();
            return chain.head(policy);
        }

        @Override
        public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
            reads.incrementAndGet();
            return chain.latest(policy, date, knownAt);
        }

        @Override
        public Optional<Entry> entry(PolicyId policy, long sequence) {
            reads.incrementAndGet();
            return chain.entry(policy, sequence);
        }

        @Override
        public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
            reads.incrementAndGet();
            return chain.headers(policy, afterSequence, limit);
        }

        @Override
        public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
            reads.incrementAndGet();
            return chain.dated(policy, way, limit);
        }

        @Override
        public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
            return chain.summaries(after, limit);
        }

        @Override
        public List<PolicyId> policies() {
            reads.incrementAndGet();
            return chain.policies();
        }
    }
}
