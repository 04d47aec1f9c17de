package register.pdf;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.document.Presentation;
import register.document.SnapshotText;
import register.json.Json;
import register.log.Checkpoint;
import register.log.LogOrigin;
import register.policy.Category;
import register.policy.DateBasis;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.form.PolicyCodec;
import register.sample.SampleList;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// The first real policy, whole: 8 subprocessors with 13 engagements.
public final class Seed {
    public static final Language ESTONIAN = new Language("et");
    public static final Language ENGLISH = Language.ENGLISH;

    /// A register with a public address.
    public static final Presentation PUBLIC = Presentation.today(URI.create("https://register.example.com"));

    private static final Json UNSTATED = SampleList.UNSTATED;
    private static final Json SINGAPORE = in("SG", null);

    private Seed() {}

    public static PolicyVersion version() {
        var editions = new TreeMap<>(Map.of(ESTONIAN, SeedText.estonian(), ENGLISH, SeedText.english()));
        return new PolicyVersion(
                new PolicyId("liveagent"),
                LocalDate.of(2023, 10, 2),
                DateBasis.LAST_UPDATED,
                ZoneId.of("UTC"),
                new Origin(true, null),
                ESTONIAN,
                editions,
                subprocessors(),
                new RequestChannel(List.of("andrej@liveagent.com"), null, null),
                null,
                null,
                null);
    }

    /// The checkpoint that ends at a header, of a log of nothing else.
    public static Checkpoint checkpoint(EntryHeader header) {
        return new Checkpoint(
                new LogOrigin("register.example.com", header.policy()).toString(), header.sequence(), header.hash());
    }

    /// The snapshot's content for an entry without predecessors.
    public static SnapshotText text(EntryHeader header, PolicyVersion version, Language language) {
        return text(header, version, language, null, null);
    }

    public static SnapshotText text(
            EntryHeader header,
            PolicyVersion version,
            Language language,
            @Nullable Additions additions,
            @Nullable EntryHeader redaction) {
        return new SnapshotText(
                header,
                version,
                language,
                header.isBackdated() ? VersionStatus.IN_FORCE : VersionStatus.ANNOUNCED,
                null,
                additions,
                redaction,
                PUBLIC);
    }

    public static Bytes content(PolicyVersion version) {
        return Bytes.canonical(PolicyCodec.encode(version));
    }

    /// A policy's first entry, which publishes a version.
    public static Entry entry(PolicyVersion version) {
        return entry(header(version), version);
    }

    public static Entry entry(EntryHeader header, PolicyVersion version) {
        return new Entry(header, Bytes.canonical(PolicyCodec.encode(version)));
    }

    public static EntryHeader header(PolicyVersion version) {
        return header(version, EntryKind.PUBLICATION, 1, null);
    }

    static EntryHeader header(PolicyVersion version, EntryKind kind, int revision, @Nullable String reason) {
        return new EntryHeader(
                version.policy(),
                revision,
                kind,
                version.effectiveDate(),
                version.timeZone(),
                revision,
                Instant.parse("2025-11-24T09:30:15.250Z"),
                reason,
                null,
                Bytes.canonical(PolicyCodec.encode(version)).hash());
    }

    private static List<Subprocessor> subprocessors() {
        return List.of(
                subprocessor(
                        "linode",
                        "Linode, LLC",
                        null,
                        null,
                        hosting("eu", Json.object().put("region", "EU").build(), null),
                        hosting("gb", in("GB", null), null),
                        hosting("us", in("US", null), null),
                        hosting("sg", SINGAPORE, null)),
                subprocessor(
                        "aws",
                        "Amazon Web Services, LLC",
                        null,
                        null,
                        hosting("unstated", UNSTATED, null),
                        hosting("us-west", in("US", texts("Põhja-California", "Northern California")), "US"),
                        hosting("apac", SINGAPORE, "APAC")),
                subprocessor("websupport", "Websupport, s.r.o.", null, null, hosting("eu", UNSTATED, "EU")),
                subprocessor(
                        "quality-unit-llc",
                        "Quality Unit, LLC",
                        null,
                        Relationship.GROUP_AFFILIATE,
                        service(
                                "Teenus",
                                "Quality Unit, LLC on Quality Uniti liige. Quality Unit, LLC toimib LiveAgenti"
                                        + " teenuse pakkumiseks alltöötlejana.",
                                "Quality Unit, LLC is a member of Quality Unit. Quality Unit, LLC acts as a"
                                        + " subprocessor to provide the LiveAgent service.")),
                subprocessor(
                        "quality-unit-ukraine",
                        null,
                        "Quality Unit Ukraina",
                        null,
                        service(
                                "Teenus",
                                "Quality Unit Ukraina toimib LiveAgenti teenuse pakkumiseks alltöötlejana.",
                                "Quality Unit Ukraina acts as a subprocessor to provide the LiveAgent service.")),
                subprocessor(
                        "twilio",
                        "Twilio, Inc.",
                        null,
                        null,
                        service(
                                "Teenus",
                                "LiveAgent kasutab Twilio’t oma VoIP-pakkujana.",
                                "LiveAgent uses Twilio as its VoIP provider.")),
                subprocessor(
                        "intuit",
                        null,
                        "Intuit",
                        null,
                        service(
                                "Teenindus",
                                "Quality Unit kasutab piletisüsteemi ja e-posti funktsioonide pakkumiseks "
                                        + "MailChimpi.",
                                "Quality Unit uses MailChimp to provide ticketing and e-mail functions.")),
                subprocessor(
                        "openai",
                        null,
                        "OpenAI",
                        null,
                        service(
                                "Teenindus",
                                "Quality Unit kasutab OpenAI-d klienditeeninduse vastuste ja funktsionaalsuse"
                                        + " parandamiseks.",
                                "Quality Unit uses OpenAI to improve the answers and functions of customer "
                                        + "service.")));
    }

    private static Engagement hosting(String id, Json location, @Nullable String region) {
        return engagement(
                id,
                texts("Serverid", "Servers"),
                texts(SeedText.HOSTING_ET, SeedText.HOSTING_EN),
                Category.INFRASTRUCTURE,
                location,
                region);
    }

    private static Engagement service(String service, String estonian, String english) {
        return engagement(
                "service",
                texts(service, "Service"),
                texts(estonian, english),
                Category.SERVICE_SPECIFIC,
                UNSTATED,
                null);
    }

    private static Engagement engagement(
            String id,
            Localized service,
            Localized purpose,
            Category category,
            Json location,
            @Nullable String region) {
        return SampleList.engagement(
                id,
                service,
                purpose,
                in -> in.put("category", category.id())
                        .put("locations", Json.array(List.of(location)))
                        .put(
                                "appliesWhen",
                                region == null
                                        ? null
                                        : Json.object().put("region", region).build()));
    }

    private static Subprocessor subprocessor(
            String id,
            @Nullable String legalName,
            @Nullable String displayName,
            @Nullable Relationship relationship,
            Engagement... engagements) {
        return SampleList.subprocessor(
                id,
                in -> in.put("legalName", legalName)
                        .put("displayName", displayName)
                        .put("relationship", relationship == null ? null : relationship.term()),
                engagements);
    }

    private static Json in(String country, @Nullable Localized detail) {
        return Json.object()
                .put("country", country)
                .put("place", detail == null ? null : SampleList.texts(detail.texts()))
                .build();
    }

    static Localized texts(String estonian, String english) {
        return Localized.of(Map.of(ESTONIAN, estonian, ENGLISH, english));
    }
}
