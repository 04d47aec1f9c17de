package register.policy.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Commitment;
import register.policy.Company;
import register.policy.Country;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.Edition.NamedPerson;
import register.policy.Engagement;
import register.policy.Identifier;
import register.policy.Localized;
import register.policy.Location;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.value.Language;
import register.value.Term;

/// Writes the model as JSON. Fields not stated are omitted, except for a location, which says `unstated`.
public final class PolicyWriter {
    private PolicyWriter() {}

    public static Json.Obj version(PolicyVersion version) {
        var editions = new TreeMap<String, Json>();
        version.editions().forEach((language, edition) -> editions.put(language.tag(), edition(edition)));
        return Json.object()
                .put("policy", version.policy().value())
                .put("effectiveDate", version.effectiveDate().toString())
                .put("dateBasis", version.dateBasis().term())
                .put("timeZone", version.timeZone().getId())
                .put("origin", version.origin() == null ? null : origin(version.origin()))
                .put("authoritativeLanguage", tag(version.authoritativeLanguage()))
                .put("editions", new Json.Obj(editions))
                .put("subprocessors", Json.array(version.subprocessors(), PolicyWriter::subprocessor))
                .put("requests", requests(version.requests()))
                .put("objection", version.objection() == null ? null : objection(version.objection()))
                .put("noticePeriodDays", number(version.noticePeriodDays()))
                .put("company", version.company() == null ? null : company(version.company()))
                .put("groups", version.groups() == null ? null : Json.array(version.groups(), Category.Group::json))
                .putNonEmpty(
                        "persons",
                        Json.array(version.people(), NamedPerson::json).items())
                .build();
    }

    public static Json.Obj edition(Edition edition) {
        return Json.object()
                .put("status", edition.status().term())
                .put("title", edition.title())
                .put("provider", edition.provider())
                .put("sections", Json.array(edition.sections(), PolicyWriter::section))
                .build();
    }

    public static Json.Obj section(Section section) {
        return Json.object()
                .put("heading", section.heading())
                .putNonEmpty("paragraphs", Json.strings(section.paragraphs()).items())
                .putNonEmpty("bullets", Json.strings(section.bullets()).items())
                .put("table", section.table() == null ? null : section.table().stated())
                .build();
    }

    static Json.Obj subprocessor(Subprocessor subprocessor) {
        return subprocessorFields(subprocessor)
                .put("engagements", Json.array(subprocessor.engagements(), PolicyWriter::engagement))
                .build();
    }

    public static Json.Builder subprocessorFields(Subprocessor subprocessor) {
        Commitment person = subprocessor.person();
        return Json.object()
                .put("id", subprocessor.id())
                .put("naturalPerson", subprocessor.naturalPerson() ? Json.of(true) : null)
                .put("person", person == null ? null : person.hex())
                .putAll(subprocessor.personal().json().members())
                .put("country", code(subprocessor.country()))
                .put("relationship", term(subprocessor.relationship()))
                .put("parentId", subprocessor.parentId());
    }

    public static Json.Obj engagement(Engagement engagement) {
        return engagementFields(engagement)
                .put("service", engagement.service().json())
                .put("purpose", engagement.purpose().json())
                .put("appliesWhen", appliesWhen(engagement.appliesWhen(), null))
                .putNonEmpty("personalDataCategories", kinds(engagement.personalDataCategories(), null))
                .putNonEmpty("dataSubjectCategories", kinds(engagement.dataSubjectCategories(), null))
                .put("retention", engagement.retention() == null ? null : text(engagement.retention(), null))
                .put(
                        "locations",
                        Json.array(
                                engagement.locations(),
                                location -> location(
                                        location,
                                        location.detail() == null
                                                ? null
                                                : location.detail().json())))
                .build();
    }

    /// An engagement's fields, except texts in several languages.
    static Json.Builder engagementFields(Engagement engagement) {
        return Json.object()
                .put("id", engagement.id())
                .put("category", engagement.category().stated())
                .putNonEmpty(
                        "transfers",
                        Json.array(engagement.transfers(), PolicyWriter::transfer)
                                .items())
                .put("modelTraining", bool(engagement.modelTraining()))
                .put("newCustomersFrom", date(engagement.newCustomersFrom()))
                .put("existingCustomersFrom", date(engagement.existingCustomersFrom()))
                .put("endsOn", date(engagement.endsOn()));
    }

    /// A location with its `detail`, in one language or in all.
    static Json location(Location location, @Nullable Json detail) {
        Json.Builder object = Json.object();
        switch (location.place()) {
            case Location.InCountry in -> object.put("country", in.country().code());
            case Location.InRegion in -> object.put("region", in.region());
            case Location.Unstated _ -> object.put("unstated", true);
        }
        return object.put("place", detail).put("role", term(location.role())).build();
    }

    /// @param language of the feature's name; null for all
    static @Nullable Json appliesWhen(@Nullable AppliesWhen when, @Nullable Language language) {
        if (when == null) {
            return null;
        }
        AppliesWhen.Feature feature = when.feature();
        return Json.object()
                .put("region", when.region())
                .put(
                        "feature",
                        feature == null
                                ? null
                                : Json.object()
                                        .put("id", feature.id())
                                        .put("name", text(feature.name(), language))
                                        .build())
                .put("optional", bool(when.optional()))
                .build();
    }

    /// @param language of the names, which then come with the IRIs of their terms; null for all languages
    static List<Json> kinds(List<Engagement.DataKind> kinds, @Nullable Language language) {
        var written = new ArrayList<Json>(kinds.size());
        for (Engagement.DataKind kind : kinds) {
            written.add(Json.object()
                    .put("name", text(kind.name(), language))
                    .put("term", kind.term())
                    .put("iri", language == null ? null : kind.iri())
                    .build());
        }
        return written;
    }

    private static Json text(Localized text, @Nullable Language language) {
        return language == null ? text.json() : Json.of(text.in(language));
    }

    private static Json transfer(Transfer transfer) {
        return Json.object()
                .put("from", transfer.from().code())
                .put("to", transfer.to().code())
                .put("mechanism", transfer.mechanism().term())
                .put("module", number(transfer.module()))
                .build();
    }

    private static Json origin(Origin origin) {
        return Json.object()
                .put("imported", origin.imported())
                .put("sourceUrl", origin.sourceUrl())
                .build();
    }

    /// The instructions for requesting a DPA; null if none are stated.
    public static @Nullable Json requests(RequestChannel requests) {
        Json.Obj stated = Json.object()
                .putNonEmpty(
                        "publicAddresses",
                        Json.strings(requests.publicAddresses()).items())
                .put("dpaDocument", dpaDocument(requests.dpaDocument()))
                .put("privacyNoticeUrl", requests.privacyNoticeUrl())
                .build();
        return stated.members().isEmpty() ? null : stated;
    }

    private static @Nullable Json dpaDocument(@Nullable DpaDocument document) {
        if (document == null) {
            return null;
        }
        DpaFile file = document.file();
        return Json.object()
                .put("url", document.url())
                .put("file", file == null ? null : file.name())
                .put("sha256", file == null ? null : file.sha256())
                .build();
    }

    private static Json objection(ObjectionPeriod objection) {
        return Json.object()
                .put("until", objection.until().toString())
                .put("zone", objection.zone().getId())
                .put("how", objection.how().json())
                .put("to", objection.to())
                .build();
    }

    /// A company's legal details.
    public static Json.Obj company(Company company) {
        return Json.object()
                .put("legalName", company.legalName())
                .put("address", company.address())
                .put("country", code(company.country()))
                .put("registrationId", company.registrationId())
                .putNonEmpty("identifiers", Identifier.json(company.identifiers()))
                .put("email", company.email())
                .put("role", term(company.role()))
                .build();
    }

    private static @Nullable String tag(@Nullable Language language) {
        return language == null ? null : language.tag();
    }

    private static @Nullable String term(@Nullable Term term) {
        return term == null ? null : term.term();
    }

    private static @Nullable String code(@Nullable Country country) {
        return country == null ? null : country.code();
    }

    private static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable Json number(@Nullable Integer number) {
        return number == null ? null : Json.of(number);
    }

    private static @Nullable Json bool(@Nullable Boolean value) {
        return value == null ? null : Json.of(value);
    }
}
