package register.policy.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.MalformedJsonException;
import register.json.Members;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Commitment;
import register.policy.Company;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.Edition.NamedPerson;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Identifier;
import register.policy.Localized;
import register.policy.Location;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PersonalFields;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.policy.TransferMechanism;
import register.value.Language;
import register.value.PolicyId;

/// Reads the model from JSON.
final class PolicyReader {
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

    // Shared constants: each method reference is a class of its own, and each cold start of the
    // read function runs this.
    private static final Function<String, LocalDate> DATE = LocalDate::parse;
    private static final Function<String, Country> COUNTRY = Country::new;

    private PolicyReader() {}

    static PolicyVersion version(Json json) {
        try {
            return version(Members.of(json));
        } catch (MalformedJsonException e) {
            throw new MalformedPolicyException(e);
        }
    }

    private static PolicyVersion version(Members in) {
        var editions = new TreeMap<Language, Edition>();
        Members all = in.object("editions");
        for (String tag : all.names()) {
            Members edition = all.object(tag);
            editions.put(edition.at(tag, Language.OF_TAG), edition(edition));
        }
        return new PolicyVersion(
                in.required("policy", PolicyId::new),
                in.required("effectiveDate", DATE),
                in.word("dateBasis", DateBasis.class),
                in.has("timeZone") ? in.required("timeZone", ZoneId::of) : DEFAULT_ZONE,
                in.has("origin") ? origin(in.object("origin")) : null,
                in.optional("authoritativeLanguage", Language.OF_TAG),
                editions,
                in.list("subprocessors", PolicyReader::subprocessor),
                in.has("requests") ? requests(in.object("requests")) : RequestChannel.NONE,
                in.has("objection") ? objection(in.object("objection")) : null,
                in.optionalCount("noticePeriodDays"),
                in.has("company") ? company(in.object("company")) : null,
                in.has("groups") ? in.list("groups", Category.Group::read) : null,
                in.has("persons") ? in.list("persons", NamedPerson::read) : List.of());
    }

    private static Edition edition(Members in) {
        return new Edition(
                in.word("status", EditionStatus.class),
                in.text("title"),
                in.text("provider"),
                in.list("sections", PolicyReader::section));
    }

    private static Section section(Members in) {
        return new Section(
                in.optionalText("heading"),
                in.texts("paragraphs"),
                in.texts("bullets"),
                in.optional("table", Category::new));
    }

    private static Subprocessor subprocessor(Members in) {
        // No method reference for a member that is almost never present.
        String commitment = in.optionalText("person");
        return new Subprocessor(
                in.text("id"),
                in.isTrue("naturalPerson"),
                commitment == null ? null : new Commitment(commitment),
                PersonalFields.read(in),
                in.optional("country", COUNTRY),
                in.optionalWord("relationship", Relationship.class),
                in.optionalText("parentId"),
                in.list("engagements", PolicyReader::engagement));
    }

    private static Engagement engagement(Members in) {
        return new Engagement(
                in.text("id"),
                Localized.read(in.object("service")),
                Localized.read(in.object("purpose")),
                in.has("category") ? in.required("category", Category::new) : Category.NONE,
                in.list("locations", PolicyReader::location),
                in.has("appliesWhen") ? appliesWhen(in.object("appliesWhen")) : null,
                kinds(in, "personalDataCategories"),
                kinds(in, "dataSubjectCategories"),
                in.has("retention") ? Localized.read(in.object("retention")) : null,
                in.has("transfers") ? in.list("transfers", PolicyReader::transfer) : List.of(),
                in.optionalBoolean("modelTraining"),
                in.optional("newCustomersFrom", DATE),
                in.optional("existingCustomersFrom", DATE),
                in.optional("endsOn", DATE));
    }

    private static AppliesWhen appliesWhen(Members in) {
        return new AppliesWhen(
                in.optionalText("region"),
                in.has("feature") ? feature(in.object("feature")) : null,
                in.optionalBoolean("optional"));
    }

    private static AppliesWhen.Feature feature(Members in) {
        return new AppliesWhen.Feature(in.text("id"), Localized.read(in.object("name")));
    }

    private static List<Engagement.DataKind> kinds(Members in, String name) {
        return in.has(name) ? in.list(name, PolicyReader::kind) : List.of();
    }

    private static Engagement.DataKind kind(Members in) {
        return new Engagement.DataKind(Localized.read(in.object("name")), in.optionalText("term"));
    }

    private static Location location(Members in) {
        @Nullable Country country = in.optional("country", COUNTRY);
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
                in.has("place") ? Localized.read(in.object("place")) : null,
                in.optionalWord("role", Location.Role.class));
    }

    private static Transfer transfer(Members in) {
        return new Transfer(
                in.required("from", COUNTRY),
                in.required("to", COUNTRY),
                in.word("mechanism", TransferMechanism.class),
                in.optionalCount("module"));
    }

    private static Origin origin(Members in) {
        return new Origin(in.isTrue("imported"), in.optionalUri("sourceUrl"));
    }

    private static RequestChannel requests(Members in) {
        return new RequestChannel(
                in.texts("publicAddresses"),
                in.has("dpaDocument") ? in.optionalObject("dpaDocument", PolicyReader::dpaDocument) : null,
                in.optionalUri("privacyNoticeUrl"));
    }

    private static DpaDocument dpaDocument(Members in) {
        return new DpaDocument(
                in.optionalUri("url"),
                in.has("file") || in.has("sha256") ? new DpaFile(in.text("file"), in.text("sha256")) : null);
    }

    private static ObjectionPeriod objection(Members in) {
        return new ObjectionPeriod(
                in.required("until", LocalDateTime::parse),
                in.required("zone", ZoneId::of),
                Localized.read(in.object("how")),
                in.optionalText("to"));
    }

    private static Company company(Members in) {
        return new Company(
                in.text("legalName"),
                in.optionalText("address"),
                in.optional("country", COUNTRY),
                in.optionalText("registrationId"),
                Identifier.readAll(in),
                in.optionalText("email"),
                in.optionalWord("role", Company.Role.class));
    }
}
