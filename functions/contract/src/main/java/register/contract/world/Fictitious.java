package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.json.Json;
import register.policy.Category;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;
import register.sample.SampleList;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// Made-up versions and entries.
public final class Fictitious {
    public static final ZoneId ZONE = ZoneId.of("Europe/Tallinn");
    public static final Language GERMAN = new Language("de");

    /// The sole trader of `withPerson`.
    public static final String PERSON = "interpreter";

    private Fictitious() {}

    /// A valid version in two editions.
    ///
    /// @param mark part of its text: other marks have other content
    public static PolicyVersion version(PolicyId policy, LocalDate effectiveDate, String mark) {
        return wide(policy, effectiveDate, mark, 1);
    }

    /// A valid version with this number of subprocessors.
    public static PolicyVersion wide(PolicyId policy, LocalDate effectiveDate, String mark, int subprocessors) {
        return new PolicyVersion(
                policy,
                effectiveDate,
                DateBasis.EFFECTIVE,
                ZONE,
                null,
                Language.ENGLISH,
                new TreeMap<>(Map.of(
                        Language.ENGLISH,
                        edition(EditionStatus.ORIGINAL, "Subprocessors", "What we state: " + mark),
                        GERMAN,
                        edition(EditionStatus.TRANSLATION, "Unterauftragsverarbeiter", "Was wir erklären: " + mark))),
                IntStream.range(0, subprocessors).mapToObj(Fictitious::hosting).toList(),
                new RequestChannel(
                        List.of("privacy@example.com"),
                        new DpaDocument(URI.create("https://example.com/dpa.pdf"), null),
                        null),
                null,
                null,
                null);
    }

    /// This version with a DPA file.
    public static PolicyVersion offering(PolicyVersion version, Bytes dpa) {
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                version.origin(),
                version.authoritativeLanguage(),
                version.editions(),
                version.subprocessors(),
                new RequestChannel(
                        version.requests().publicAddresses(),
                        new DpaDocument(null, new DpaFile("dpa.pdf", dpa.hash().hex())),
                        null),
                version.objection(),
                version.noticePeriodDays(),
                version.company());
    }

    /// Bytes that begin like a PDF.
    public static Bytes dpa(String mark) {
        return Bytes.of(("%PDF-1.7\n% " + mark + "\n").getBytes(UTF_8));
    }

    /// A valid version with a sole trader as well.
    public static PolicyVersion withPerson(PolicyId policy, LocalDate effectiveDate, String mark, String name) {
        Subprocessor person = person(PERSON, name, hosting(0).engagements());
        return version(policy, effectiveDate, mark).withSubprocessors(List.of(hosting(0), person));
    }

    /// A sole trader.
    static Subprocessor person(String id, String name, List<Engagement> engagements) {
        return SampleList.subprocessor(
                id,
                in -> in.put("naturalPerson", true)
                        .put("legalName", name)
                        .put("address", "Väike 1, Tallinn")
                        .put("country", "EE")
                        .put("relationship", "contractor"),
                engagements.toArray(Engagement[]::new));
    }

    /// The first entry of a policy.
    public static Entry first(PolicyId policy, LocalDate effectiveDate, Instant recordedAt, String mark) {
        return first(version(policy, effectiveDate, mark), recordedAt);
    }

    /// The first entry of a policy.
    public static Entry first(PolicyVersion version, Instant recordedAt) {
        return entry(version, 1, EntryKind.PUBLICATION, recordedAt, null);
    }

    /// An entry that follows another.
    public static Entry next(
            EntryHeader previous, EntryKind kind, LocalDate effectiveDate, Instant recordedAt, String mark) {
        return entry(
                version(previous.policy(), effectiveDate, mark),
                previous.sequence() + 1,
                kind,
                recordedAt,
                kind == EntryKind.PUBLICATION ? null : "because of " + mark);
    }

    private static Entry entry(
            PolicyVersion version, long sequence, EntryKind kind, Instant recordedAt, @Nullable String reason) {
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        return new Entry(
                new EntryHeader(
                        version.policy(),
                        sequence,
                        kind,
                        version.effectiveDate(),
                        ZONE,
                        1,
                        recordedAt,
                        reason,
                        kind == EntryKind.CORRECTION ? "customers know of " + sequence : null,
                        content.hash()),
                content);
    }

    private static Edition edition(EditionStatus status, String title, String paragraph) {
        return new Edition(
                status,
                title,
                "Example Ltd",
                List.of(new Section(title, List.of(paragraph), List.of(), Category.INFRASTRUCTURE)));
    }

    private static Subprocessor hosting(int number) {
        Json location =
                Json.object().put("country", "DE").put("role", "storage").build();
        return SampleList.subprocessor(
                "fictitious-hosting" + (number == 0 ? "" : "-" + number),
                in -> in.put("legalName", "Fictitious Hosting GmbH")
                        .put("country", "DE")
                        .put("relationship", "third-party")
                        .put("website", "https://hosting.example"),
                SampleList.engagement(
                        "servers",
                        text("Servers", "Server"),
                        text("Runs the servers", "Betreibt die Server"),
                        in -> in.put("category", "infrastructure").put("locations", Json.array(List.of(location)))));
    }

    private static Localized text(String english, String german) {
        return Localized.of(Map.of(Language.ENGLISH, english, GERMAN, german));
    }
}
