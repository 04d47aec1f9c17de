package register.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// The model from JSON.
final class PolicyReader {
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

    private PolicyReader() {}

    static PolicyVersion version(Json json) {
        var in = Fields.of(json, "");
        var editions = new TreeMap<Language, Edition>();
        in.fields("editions").each((tag, edition) -> editions.put(edition.at(tag, Language::new), edition(edition)));
        return new PolicyVersion(
                in.required("policy", PolicyId::new),
                in.required("effectiveDate", LocalDate::parse),
                in.term("dateBasis", DateBasis.class),
                in.has("timeZone") ? in.required("timeZone", ZoneId::of) : DEFAULT_ZONE,
                in.optionalFields("origin", PolicyReader::origin),
                in.optional("authoritativeLanguage", Language::new),
                editions,
                in.list("subprocessors", PolicyReader::subprocessor),
                in.optionalFieldsOr("requests", PolicyReader::requests, RequestChannel.NONE),
                in.optionalFields("objection", PolicyReader::objection),
                in.optionalInt("noticePeriodDays"));
    }

    private static Edition edition(Fields in) {
        return new Edition(
                in.term("status", EditionStatus.class),
                in.text("title"),
                in.text("provider"),
                in.list("sections", PolicyReader::section));
    }

    private static Section section(Fields in) {
        return new Section(
                in.optionalText("heading"),
                in.texts("paragraphs"),
                in.texts("bullets"),
                in.optionalTerm("table", Category.class));
    }

    private static Subprocessor subprocessor(Fields in) {
        // No function is handed over for what is almost never there: each is a class, and each cold start of the read
        // function comes this way.
        String commitment = in.optionalText("person");
        boolean naturalPerson = Boolean.TRUE.equals(in.optionalBoolean("naturalPerson"));
        try {
            return subprocessor(in, naturalPerson, commitment == null ? null : new Commitment(commitment));
        } catch (IllegalArgumentException e) {
            throw in.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Subprocessor subprocessor(Fields in, boolean naturalPerson, @Nullable Commitment person) {
        return new Subprocessor(
                in.text("id"),
                naturalPerson,
                person,
                in.optionalText("legalName"),
                in.optionalText("displayName"),
                in.optionalText("registrationId"),
                in.optionalText("address"),
                in.optional("country", Country::new),
                in.optionalTerm("relationship", Relationship.class),
                in.optionalFields("contact", PolicyReader::contact),
                in.optional("website", Fields::uri),
                in.optional("dpaUrl", Fields::uri),
                in.optional("subprocessorListUrl", Fields::uri),
                in.optionalText("parentId"),
                in.list("engagements", PolicyReader::engagement));
    }

    /// A subprocessor of the chain with its personal fields.
    static Subprocessor shown(Subprocessor committed, Json.Obj personal) {
        var in = Fields.of(personal, committed.id());
        return new Subprocessor(
                committed.id(),
                true,
                null,
                in.optionalText("legalName"),
                in.optionalText("displayName"),
                in.optionalText("registrationId"),
                in.optionalText("address"),
                committed.country(),
                committed.relationship(),
                in.optionalFields("contact", PolicyReader::contact),
                in.optional("website", Fields::uri),
                in.optional("dpaUrl", Fields::uri),
                in.optional("subprocessorListUrl", Fields::uri),
                committed.parentId(),
                committed.engagements());
    }

    private static Contact contact(Fields in) {
        return new Contact(in.text("role"), in.text("email"));
    }

    private static Engagement engagement(Fields in) {
        return new Engagement(
                in.text("id"),
                localized(in.fields("service")),
                localized(in.fields("purpose")),
                in.term("category", Category.class),
                in.list("locations", PolicyReader::location),
                in.optionalFields(
                        "appliesWhen",
                        when -> new AppliesWhen(
                                when.optionalText("region"),
                                when.optionalText("feature"),
                                when.optionalBoolean("optional"))),
                in.texts("personalDataCategories"),
                in.texts("dataSubjectCategories"),
                in.has("transfers") ? in.list("transfers", PolicyReader::transfer) : List.of(),
                in.optionalBoolean("modelTraining"),
                in.optional("newCustomersFrom", LocalDate::parse),
                in.optional("existingCustomersFrom", LocalDate::parse),
                in.optional("endsOn", LocalDate::parse));
    }

    private static Location location(Fields in) {
        @Nullable Country country = in.optional("country", Country::new);
        @Nullable String region = in.optionalText("region");
        Location.Place place;
        if (country != null) {
            place = new Location.InCountry(country);
        } else if (region != null) {
            place = new Location.InRegion(region);
        } else {
            place = Location.Unstated.UNSTATED;
        }
        return new Location(
                place,
                in.optionalFields("place", PolicyReader::localized),
                in.optionalTerm("role", LocationRole.class));
    }

    private static Transfer transfer(Fields in) {
        return new Transfer(
                in.required("from", Country::new),
                in.required("to", Country::new),
                in.term("mechanism", TransferMechanism.class),
                in.optionalInt("module"));
    }

    private static Origin origin(Fields in) {
        return new Origin(Boolean.TRUE.equals(in.optionalBoolean("imported")), in.optional("sourceUrl", Fields::uri));
    }

    private static RequestChannel requests(Fields in) {
        return new RequestChannel(
                in.texts("publicAddresses"),
                in.has("dpaDocument") ? dpaDocument(in.fields("dpaDocument")) : null,
                in.optional("privacyNoticeUrl", Fields::uri));
    }

    private static DpaDocument dpaDocument(Fields in) {
        try {
            return new DpaDocument(
                    in.optional("url", Fields::uri),
                    in.has("file") || in.has("sha256") ? new DpaFile(in.text("file"), in.text("sha256")) : null);
        } catch (IllegalArgumentException e) {
            throw in.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Objection objection(Fields in) {
        return new Objection(
                in.required("until", LocalDateTime::parse),
                in.required("zone", ZoneId::of),
                localized(in.fields("how")));
    }

    private static Localized localized(Fields in) {
        var texts = new TreeMap<Language, String>();
        for (String tag : in.names()) {
            texts.put(in.at(tag, Language::new), in.text(tag));
        }
        return new Localized(texts);
    }
}
