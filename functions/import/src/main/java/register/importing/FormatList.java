package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.StrangersJson;
import register.policy.Category;
import register.policy.rules.StrictAddresses;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyYaml;
import register.value.Language;

/// A list in the format of the register's own list JSON (`subprocessor-list/1`): each field keeps its meaning, ids and
/// all, in the language of the list.
final class FormatList {
    private static final String FORMAT = "subprocessor-list/1";
    private static final List<String> DOCUMENT =
            List.of("policy", "effectiveDate", "dateBasis", "timeZone", "noticePeriodDays");
    private static final List<String> COMPANY =
            List.of("legalName", "address", "country", "registrationId", "identifiers", "email", "role");
    private static final List<String> SUBPROCESSOR = List.of(
            "id",
            "naturalPerson",
            "legalName",
            "displayName",
            "registrationId",
            "identifiers",
            "address",
            "country",
            "relationship",
            "website",
            "dpaUrl",
            "subprocessorListUrl",
            "parentId");
    private static final List<String> ENGAGEMENT = List.of(
            "id", "category", "modelTraining", "newCustomersFrom", "existingCustomersFrom", "endsOn", "transfers");
    private static final List<String> TEXTS = List.of("service", "purpose", "retention");
    /// Members with a conversion of their own, and those that follow from others.
    private static final Set<String> OTHERS = Set.of(
            "contact",
            "engagements",
            "person",
            "redacted",
            "locations",
            "appliesWhen",
            "personalDataCategories",
            "dataSubjectCategories");

    private final Json.Obj list;
    private final String language;
    private final DraftNotes notes = new DraftNotes();
    private int engagements;

    private FormatList(Json.Obj list, String language) {
        this.list = list;
        this.language = language;
    }

    /// The draft; empty if the source is not such a list, or has members that no policy file may have.
    static Optional<Draft> draft(byte[] source, @Nullable String address, Answers answers) {
        Json json;
        try {
            json = StrangersJson.parse(source);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return json instanceof Json.Obj list
                        && list.text("format").equals(FORMAT)
                        && isLanguage(list.text("language"))
                        && list.get("subprocessors") instanceof Json.Arr
                ? new FormatList(list, list.text("language")).draft(address, answers)
                : Optional.empty();
    }

    private static boolean isLanguage(String tag) {
        try {
            return new Language(tag).tag().equals(tag);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Optional<Draft> draft(@Nullable String address, Answers answers) {
        Json.Builder policy = copied(list, DOCUMENT);
        notes.comment("", "A draft, from a list as data, which holds no text of the page beside its headings.");
        Json.Obj built;
        try {
            built = Printable.of(document(policy, address, answers).build(), notes);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        Json.Obj asked = Json.object()
                .putAll(built.members())
                .putNonEmpty("questions", notes.questions())
                .build();
        String yaml = PolicyYaml.write(asked, notes.comments());
        var draft = new Draft(
                yaml,
                list.list("subprocessors").size(),
                engagements,
                DraftQuestions.in(asked, yaml, notes),
                notes.leftOut());
        Set<String> open =
                Set.copyOf(draft.questions().stream().map(OpenQuestion::path).toList());
        boolean sound = PolicyFile.read("draft.yaml", yaml.getBytes(UTF_8)).problems().stream()
                .allMatch(one -> open.contains(one.problem().path()));
        return sound ? Optional.of(draft) : Optional.empty();
    }

    private Json.Builder document(Json.Builder policy, @Nullable String address, Answers answers) {
        if (answers.policy() != null) {
            policy.put("policy", answers.policy().value());
        } else if (list.get("policy") == null) {
            policy.put("policy", notes.open("policy", 0, "", "", "which short name for addresses and files?"));
        }
        if (list.get("dateBasis") == null) {
            policy.put(
                    "dateBasis",
                    notes.open("dateBasis", 0, "", "", "what does this date mean?", "effective", "last-updated"));
        }
        if (list.text("authoritativeLanguage").equals(language)) {
            policy.put("authoritativeLanguage", language);
        }
        String from = list.object("origin").text("sourceUrl");
        notes.comment(
                "origin", "previously published elsewhere, which the register does not attest; if not, delete this");
        policy.put(
                "origin",
                Json.object()
                        .put("imported", true)
                        .put("sourceUrl", StrictAddresses.isWebAddress(from) ? from : address));
        if (list.get("company") instanceof Json.Obj company) {
            policy.put("company", copied(company, COMPANY));
        }
        requests(policy);
        if (list.get("objection") instanceof Json.Obj objection) {
            policy.put(
                    "objection",
                    copied(objection, List.of("until", "zone", "to")).put("how", text(objection.get("how"))));
        }
        policy.put("groups", groups());
        policy.put("editions", Json.object().put(language, edition()));
        return policy.put("subprocessors", mapped(list.list("subprocessors"), this::subprocessor));
    }

    /// The company's own groups, or none; null for the known ones, which are sections.
    private @Nullable Json groups() {
        if (!ownGroups()) {
            return null;
        }
        return mapped(
                list.list("categories"),
                category -> Json.object()
                        .put("id", category.get("category"))
                        .put("name", text(category.get("heading")))
                        .build());
    }

    /// True if the list's groups are not the known ones, or it says that it has none.
    private boolean ownGroups() {
        List<Json> categories = list.list("categories");
        return categories.isEmpty()
                ? list.get("categories") != null && !list.list("subprocessors").isEmpty()
                : categories.stream()
                        .anyMatch(each -> !(each instanceof Json.Obj category)
                                || Category.known(category.text("category")).isEmpty());
    }

    private void requests(Json.Builder policy) {
        Json.Obj requests = list.object("requests");
        Json.Builder kept = copied(requests, List.of("publicAddresses", "privacyNoticeUrl"));
        Json.Obj dpa = requests.object("dpaDocument");
        if (dpa.get("url") != null) {
            kept.put("dpaDocument", copied(dpa, List.of("url")));
        }
        if (dpa.get("file") != null) {
            notes.leaveOut(0, dpa.text("file"), "a file beside the list");
        }
        if (!kept.build().members().isEmpty()) {
            policy.put("requests", kept);
        }
    }

    private Json.Builder edition() {
        String path = "editions." + language;
        String status = list.text("editionStatus");
        var sections = new ArrayList<Json>();
        for (Json one : list.list("categories")) {
            if (one instanceof Json.Obj category && !ownGroups()) {
                sections.add(Json.object()
                        .put("heading", category.get("heading"))
                        .put("table", category.get("category"))
                        .build());
            }
        }
        return Json.object()
                .put("status", status.isEmpty() ? "original" : status)
                .put(
                        "title",
                        list.get("title") == null
                                ? notes.open(path + ".title", 0, "", "", "which title? The source has none")
                                : list.get("title"))
                .put("provider", list.get("provider"))
                .put("sections", Json.array(sections));
    }

    private Json subprocessor(Json.Obj one) {
        Json.Builder kept = copied(one, SUBPROCESSOR);
        String name = one.text("legalName").isEmpty() ? one.text("displayName") : one.text("legalName");
        unknown(one, SUBPROCESSOR, name);
        if (one.get("redacted") != null) {
            kept = copied(
                            one,
                            SUBPROCESSOR.stream()
                                    .filter(key -> !key.equals("displayName"))
                                    .toList())
                    .put("person", one.get("person"));
        }
        if (one.get("contact") instanceof Json.Obj contact) {
            kept.put("contact", copied(contact, List.of("email")).put("role", text(contact.get("role"))));
        }
        Set<String> ids = new HashSet<>(one.list("engagements").stream()
                .map(each -> each instanceof Json.Obj engagement ? engagement.text("id") : "")
                .toList());
        return kept.put("engagements", mapped(one.list("engagements"), each -> engagement(each, name, ids)))
                .build();
    }

    /// @param ids in use
    private Json engagement(Json.Obj one, String name, Set<String> ids) {
        engagements++;
        unknown(one, concat(ENGAGEMENT, TEXTS), name);
        Json.Builder kept = copied(one, ENGAGEMENT)
                .put("service", text(one.get(one.get("service") == null ? "purpose" : "service")))
                .put("purpose", text(one.get("purpose")))
                .put("retention", one.get("retention") == null ? null : text(one.get("retention")))
                .put("locations", mapped(one.list("locations"), location -> localized(location, "place")));
        if (one.get("id") == null) {
            kept.put("id", Slug.unique(Slug.of(one.text("purpose"), EngagementDraft.WORDS, "service"), ids));
        }
        if (one.get("category") == null && !ownGroups()) {
            kept.put("category", EngagementDraft.OTHERWISE.id());
            notes.ask("category", 0, "", EditionDraft.NO_CATEGORY);
        }
        if (one.get("appliesWhen") instanceof Json.Obj when) {
            kept.put(
                    "appliesWhen",
                    when.get("feature") instanceof Json.Obj feature
                            ? when.with("feature", localized(feature, "name"))
                            : when);
        }
        for (String kinds : List.of("personalDataCategories", "dataSubjectCategories")) {
            kept.putNonEmpty(
                    kinds,
                    mapped(
                                    one.list(kinds),
                                    kind -> localized(
                                            copied(kind, List.of("name", "term"))
                                                    .build(),
                                            "name"))
                            .items());
        }
        return kept.build();
    }

    /// Quotes the members that no policy file has, so that none is lost.
    private void unknown(Json.Obj one, List<String> known, String name) {
        one.members().forEach((key, value) -> {
            if (!known.contains(key) && !OTHERS.contains(key)) {
                String words =
                        value instanceof Json.Str(String text) ? text : new String(CanonicalJson.bytes(value), UTF_8);
                notes.unplaced(key, 0, name, words, false);
            }
        });
    }

    private Json.Obj localized(Json.Obj one, String text) {
        Json value = one.get(text);
        return value == null ? one : one.with(text, text(value));
    }

    private Json text(@Nullable Json words) {
        if (!(words instanceof Json.Str)) {
            throw new IllegalArgumentException("expected a text");
        }
        return Json.object().put(language, words).build();
    }

    private static Json.Arr mapped(List<Json> items, Function<Json.Obj, Json> each) {
        return Json.array(items, item -> {
            if (item instanceof Json.Obj one) {
                return each.apply(one);
            }
            throw new IllegalArgumentException("expected an object");
        });
    }

    private static List<String> concat(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Json.Builder copied(Json.Obj from, List<String> names) {
        Json.Builder kept = Json.object();
        for (Map.Entry<String, Json> one : from.members().entrySet()) {
            if (names.contains(one.getKey())) {
                kept.put(one.getKey(), one.getValue());
            }
        }
        return kept;
    }
}
