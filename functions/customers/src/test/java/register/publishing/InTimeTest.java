package register.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.notice.Announcement;
import register.notice.NoticeGuard;
import register.notice.NoticeRate;
import register.notice.NotifiableChange;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Subprocessor;
import register.recipient.TermsInUse;
import register.sample.SampleList;
import register.value.Language;
import register.value.Problem;

/// Announced changes that come too early for customers to be notified in time. It is noon on 1 June 2026, UTC.
class InTimeTest {
    private static final Subprocessor HOST =
            Samples.subprocessor("host", "Host Ltd", service("servers", "Runs the servers"));
    private static final Subprocessor MAIL = Samples.subprocessor("mail", "Mail Ltd", service("mail", "Sends mail"));

    private final Fixture fixture = new Fixture();
    private final List<TermsInUse> contracts = new ArrayList<>();
    private Duration length = Duration.ZERO;

    @Test
    void aFirstVersionNeedsNoPeriod() {
        EntryHeader first = accepted(version("2026-06-01", 30, HOST));
        assertNull(first.noNoticeReason());
        assertEquals(List.of(), announced(first));
    }

    @Test
    void aChangeNeedsTheDaysThatThePolicyPromises() {
        accepted(version("2026-01-01", 30, HOST));
        assertEquals(
                "effectiveDate: \"2026-07-01\": 30 days of notice from 2026-06-01: 2026-07-02 at the earliest;"
                        + " expected a later date, or --no-notice TEXT",
                refused(version("2026-07-01", 30, HOST, MAIL)).toString());
        EntryHeader header = accepted(version("2026-07-02", 30, HOST, MAIL));
        assertEquals(
                List.of(new NotifiableChange(
                        NotifiableChange.Kind.ADDED,
                        MAIL,
                        MAIL.engagements().getFirst(),
                        LocalDate.parse("2026-07-02"))),
                announced(header));
    }

    @Test
    void otherChangesNeedNoPeriod() {
        accepted(version("2026-01-01", 30, HOST, MAIL));
        accepted(version("2026-06-02", 30, HOST));
        Subprocessor renamed = HOST.withEngagements(List.of(SampleList.changed(
                HOST.engagements().getFirst(),
                in -> in.put("service", SampleList.texts(Map.of(Language.ENGLISH, "Machines"))))));
        assertEquals(List.of(), announced(accepted(version("2026-06-03", 30, renamed))));
    }

    @Test
    void aContractThatNeedsMoreIsNamed() {
        contracts.add(new TermsInUse(45, 14, 2, "Acme GmbH"));
        contracts.add(new TermsInUse(null, 45, 1, null));
        contracts.add(new TermsInUse(60, null, 1, "Beta AG"));
        contracts.add(new TermsInUse(7, null, 9, "Gamma SA"));
        contracts.add(new TermsInUse(null, null, 9, "Delta SE"));
        accepted(version("2026-01-01", 30, HOST));
        assertEquals(
                "30 days of notice from 2026-06-01: 2026-07-02 at the earliest; Beta AG (60 days): 2026-08-01;"
                        + " Acme GmbH and 2 more (45 days): 2026-07-17; expected a later date, or --no-notice TEXT",
                refused(version("2026-07-01", 30, HOST, MAIL)).expected());
        assertEquals(
                "Beta AG (60 days) from 2026-06-01: 2026-08-01; expected a later date, or --no-notice TEXT",
                refused(version("2026-07-17", 30, HOST, MAIL)).expected());
        contracts.set(2, new TermsInUse(60, null, 3, null));
        assertEquals(
                "3 contacts (60 days) from 2026-06-01: 2026-08-01; expected a later date, or --no-notice TEXT",
                refused(version("2026-07-17", null, HOST, MAIL)).expected());
        accepted(version("2026-08-01", 30, HOST, MAIL));
    }

    @Test
    void theTimeThatTheMailsTakeCounts() {
        accepted(version("2026-01-01", 30, HOST));
        fixture.clock.set("2026-06-01T23:50:00Z");
        length = new NoticeRate(60).length(1000);
        assertEquals(
                "30 days of notice from 2026-06-02: 2026-07-03 at the earliest; expected a later date, or "
                        + "--no-notice TEXT",
                refused(version("2026-07-02", 30, HOST, MAIL)).expected());
        length = new NoticeRate(14 * 60).length(1000);
        accepted(version("2026-07-02", 30, HOST, MAIL));
    }

    @Test
    void aVersionDoesNotShortenForItselfWhatWasPromised() {
        accepted(version("2026-01-01", 30, HOST));
        assertEquals(
                "30 days of notice from 2026-06-01: 2026-07-02 at the earliest; expected a later date, or "
                        + "--no-notice TEXT",
                refused(version("2026-06-15", 7, HOST, MAIL)).expected());
        accepted(version("2026-06-02", 7, HOST));
        accepted(version("2026-06-15", 7, HOST, MAIL));
    }

    @Test
    void anEngagementsOwnStartIsNamedInItsPlace() {
        accepted(version("2026-01-01", 30, HOST));
        assertEquals(
                "subprocessors[1].engagements[0].existingCustomersFrom: \"2026-06-20\": 30 days of notice from"
                        + " 2026-06-01: 2026-07-02 at the earliest; expected a later date, or --no-notice TEXT",
                refused(version("2026-06-02", 30, HOST, from("2026-06-20"))).toString());
        accepted(version("2026-06-02", 30, HOST, from("2026-07-02")));
        assertEquals(
                "effectiveDate",
                refused(version("2026-06-03", 30, HOST, MAIL)).path(),
                "it takes the days back that it had given");
    }

    @Test
    void theDeadlineIsNotAfterTheStart() {
        accepted(version("2026-01-01", null, HOST));
        assertEquals(
                "objection.until: \"2026-09-01T00:30\": the change applies from 2026-09-01 00:00 UTC; expected a"
                        + " deadline by then, or --no-notice TEXT",
                refused(objection(version("2026-09-01", null, HOST, MAIL), "2026-09-01T00:30"))
                        .toString());
        accepted(objection(version("2026-09-01", null, HOST, MAIL), "2026-08-31T23:59"));
        accepted(objection(version("2026-10-01", null, HOST, MAIL), "2026-10-02T00:00"));
    }

    @Test
    void whereNobodyStatesDaysItIsAWarning() {
        accepted(version("2026-01-01", null, HOST));
        PublishingOutcome outcome = publish(version("2026-06-02", null, HOST, MAIL), Reasons.NONE);
        assertEquals(
                List.of("noticePeriodDays: neither this policy nor a contract states days of notice: it is unknown"
                        + " whether customers are notified in time"),
                assertInstanceOf(PublishingOutcome.Accepted.class, outcome).warnings().stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void aReasonPermitsPublication() {
        accepted(version("2026-01-01", 30, HOST));
        PolicyVersion early = version("2026-06-02", 30, HOST, MAIL);
        assertEquals(
                "noNoticeReason: \" \": expected some text",
                rejected(publish(early, new Reasons(null, " "))).getFirst().toString());
        EntryHeader header =
                fixture.accepted(publish(early, new Reasons(null, "The old mail service went bankrupt overnight")));
        assertEquals("The old mail service went bankrupt overnight", header.noNoticeReason());
        assertEquals(1, announced(header).size(), "a run may start");
        assertEquals(new PublishingOutcome.Unchanged(header), publish(early, Reasons.NONE));
    }

    @Test
    void theReasonNamesNoNaturalPerson() {
        Subprocessor person = person("Aino Näidis", "Väike 1");
        accepted(version("2026-01-01", 30, HOST, person));
        var named = new Reasons(null, "Aino Näidis fell ill");
        assertEquals(
                "noNoticeReason: expected no natural person's name or address, which would stay in the chain "
                        + "permanently",
                rejected(publish(version("2026-06-02", 30, MAIL), named))
                        .getFirst()
                        .toString());
        assertEquals(
                Reasons.NO_NOTICE,
                rejected(publish(version("2026-06-02", 30, MAIL, person), named))
                        .getFirst()
                        .path());
    }

    @Test
    void aCorrectionIsComparedWithWhatItCorrects() {
        accepted(version("2026-01-01", 30, HOST));
        accepted(version("2026-07-10", 30, HOST, MAIL));
        fixture.clock.set("2026-06-20T12:00:00Z");
        assertEquals(List.of(), announced(corrected(version("2026-07-10", 14, HOST, MAIL))), "as it was announced");
        Problem late = rejected(publish(version("2026-07-10", 30, HOST, MAIL, from("x", "2026-07-10")), correcting()))
                .getFirst();
        assertEquals("subprocessors[2].engagements[0].existingCustomersFrom", late.path());
        EntryHeader fitting = corrected(version("2026-07-10", 14, HOST, MAIL, from("x", "2026-07-10")));
        assertEquals(
                List.of("x"),
                announced(fitting).stream()
                        .map(each -> each.subprocessor().id())
                        .toList());
    }

    @Test
    void aWithdrawalAnnouncesWhatDoesNotComeAfterAll() {
        accepted(version("2026-01-01", 30, HOST));
        accepted(version("2026-07-10", 30, HOST, MAIL));
        EntryHeader withdrawn = fixture.accepted(
                fixture.publishing.withdraw(Fixture.POLICY, LocalDate.parse("2026-07-10"), "Never mind"));
        assertEquals(
                List.of(MAIL),
                announced(withdrawn).stream()
                        .map(NotifiableChange::subprocessor)
                        .toList());
        fixture.clock.set("2026-06-20T12:00:00Z");
        assertEquals(
                "effectiveDate", refused(version("2026-07-10", 30, HOST, MAIL)).path(), "they were told otherwise");
        EntryHeader again = fixture.accepted(
                publish(version("2026-07-10", 30, HOST, MAIL), new Reasons(null, "They were told of it before")));
        assertEquals(2, again.revision());
        assertEquals(
                List.of(MAIL),
                announced(again).stream().map(NotifiableChange::subprocessor).toList());
    }

    @Test
    void anImportedVersionIsNotAnAnnouncement() {
        accepted(version("2026-01-01", 30, HOST));
        PolicyVersion version = version("2026-02-01", 30, HOST, MAIL);
        EntryHeader header =
                accepted(with(version, new Origin(true, URI.create("https://acme.example/list")), version.objection()));
        assertEquals(List.of(), announced(header));
        PolicyVersion own = version("2026-03-01", 30, HOST, MAIL, from("x", "2026-03-02"));
        assertEquals(
                "subprocessors[2].engagements[0].existingCustomersFrom",
                refused(with(own, new Origin(false, null), null)).path());
    }

    @Test
    void aFutureVersionWithAnOriginCausesAWarning() {
        accepted(version("2026-01-01", 30, HOST));
        PolicyVersion copied = with(version("2026-06-02", 30, HOST, MAIL), new Origin(true, null), null);
        assertEquals(
                List.of("origin.imported: \"true\": it starts on 2026-06-02, and this register notifies no"
                        + " customer of it; expected only if customers were notified before"),
                assertInstanceOf(PublishingOutcome.Accepted.class, publish(copied, Reasons.NONE)).warnings().stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void aSoleTraderIsAnotherPersonByNameAndNotByAddress() {
        accepted(version("2026-01-01", 30, HOST, person("Aino Näidis", "Väike 1")));
        EntryHeader moved = accepted(version("2026-06-02", 30, HOST, person("Aino Näidis", "Suur 2")));
        assertEquals(List.of(), announced(moved));
        assertEquals(
                "effectiveDate",
                refused(version("2026-06-03", 30, HOST, person("Mari Maasikas", "Suur 2")))
                        .path());
        EntryHeader other = accepted(version("2026-07-02", 30, HOST, person("Mari Maasikas", "Suur 2")));
        assertEquals(1, announced(other).size());
        var erasure = new Erasure(fixture.chain, fixture.persons, fixture.documents, fixture.clock);
        var redacting = new Redacting(fixture.chain, fixture.documents, fixture.persons, erasure, fixture.clock);
        assertInstanceOf(
                PublishingOutcome.Accepted.class,
                redacting.redact(Fixture.POLICY, "trader", "Asked for").outcome());
        assertEquals(List.of(), announced(moved), "nobody can tell any more who it was");
        assertEquals(List.of(), announced(fixture.chain.head(Fixture.POLICY).orElseThrow()), "a redaction");
        assertTrue(refused(version("2026-06-04", 30, HOST, person("Aino Näidis", "Väike 1")))
                .path()
                .equals("effectiveDate"));
    }

    private PublishingOutcome publish(PolicyVersion version, Reasons reasons) {
        var guard = new NoticeGuard(fixture.history, fixture.persons, _ -> contracts, _ -> length);
        return new Publishing(fixture.chain, fixture.documents, fixture.persons, guard, fixture.clock)
                .publish(version, version.toString().getBytes(UTF_8), null, reasons);
    }

    private EntryHeader accepted(PolicyVersion version) {
        return fixture.accepted(publish(version, Reasons.NONE));
    }

    private EntryHeader corrected(PolicyVersion version) {
        return fixture.accepted(publish(version, correcting()));
    }

    private static Reasons correcting() {
        return Reasons.correction("It was wrong");
    }

    private Problem refused(PolicyVersion version) {
        List<Problem> problems = rejected(publish(version, Reasons.NONE));
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    private static List<Problem> rejected(PublishingOutcome outcome) {
        return assertInstanceOf(PublishingOutcome.Rejected.class, outcome).problems();
    }

    private List<NotifiableChange> announced(EntryHeader header) {
        Entry entry = fixture.chain.entry(Fixture.POLICY, header.sequence()).orElseThrow();
        return Announcement.of(entry, fixture.history, fixture.persons)
                .map(Announcement::changes)
                .orElse(List.of());
    }

    private static Engagement service(String id, String purpose) {
        return SampleList.engagement(
                id,
                Localized.of(Map.of(Language.ENGLISH, "A service")),
                Localized.of(Map.of(Language.ENGLISH, purpose)),
                _ -> {});
    }

    private static Subprocessor from(String existingCustomersFrom) {
        return from("mail", existingCustomersFrom);
    }

    private static Subprocessor from(String id, String existingCustomersFrom) {
        Engagement engagement = SampleList.changed(
                MAIL.engagements().getFirst(), in -> in.put("existingCustomersFrom", existingCustomersFrom));
        return Samples.subprocessor(id, "Mail Ltd", engagement);
    }

    private static Subprocessor person(String name, String address) {
        return SampleList.subprocessor(
                "trader",
                in -> in.put("naturalPerson", true).put("legalName", name).put("address", address),
                service("interpreting", "Interprets calls"));
    }

    private static PolicyVersion version(String date, @Nullable Integer days, Subprocessor... subprocessors) {
        PolicyVersion version = Fixture.version(date, "List");
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                null,
                null,
                version.editions(),
                List.of(subprocessors),
                version.requests(),
                null,
                days,
                null);
    }

    private static PolicyVersion objection(PolicyVersion version, String until) {
        return with(
                version,
                null,
                new ObjectionPeriod(
                        LocalDateTime.parse(until),
                        ZoneId.of("UTC"),
                        Localized.of(Map.of(Language.ENGLISH, "Write to us")),
                        null));
    }

    private static PolicyVersion with(
            PolicyVersion version, @Nullable Origin origin, @Nullable ObjectionPeriod objection) {
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                origin,
                null,
                version.editions(),
                version.subprocessors(),
                version.requests(),
                objection,
                version.noticePeriodDays(),
                null);
    }
}
