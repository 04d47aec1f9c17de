package register.commands.follow;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.draft.NextVersion;
import register.importing.Slug;
import register.json.Json;
import register.json.StrangersJson;
import register.policy.Company;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.rules.StrictAddresses;
import register.policyfile.OpenQuestions;
import register.policyfile.PersonQuestions;
import register.policyfile.PolicyYaml;
import register.value.Bytes;
import register.value.Language;
import register.value.Problem;

/// The next version of a policy with what its vendors have added since they are followed: entries that are questions,
/// so that a person accepts or deletes each. Sole traders are not copied.
final class FollowDraft {
    private static final int LONGEST = 400;
    private static final int WORDS = 4;

    private final PolicyVersion version;
    private final LocalDate from;
    private final FollowReport report;
    private final Evidence evidence;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<Json> added = new ArrayList<>();
    private final List<Json> questions = new ArrayList<>();
    private final Map<String, List<String>> comments = new HashMap<>();

    private FollowDraft(PolicyVersion version, LocalDate from, FollowReport report, Evidence evidence) {
        this.version = version;
        this.from = from;
        this.report = report;
        this.evidence = evidence;
        for (Subprocessor each : version.subprocessors()) {
            ids.add(each.id());
            Stream.of(each.personal().legalName(), each.personal().displayName())
                    .filter(Objects::nonNull)
                    .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        }
        version.editions()
                .values()
                .forEach(edition -> names.add(edition.provider().toLowerCase(Locale.ROOT)));
        Company company = version.company();
        if (company != null) {
            names.add(company.legalName().toLowerCase(Locale.ROOT));
        }
    }

    /// The draft as a file, for the first date that leaves the days of notice.
    ///
    /// @param now when customers can be notified at the earliest
    static String yaml(PolicyVersion version, FollowReport report, Evidence evidence, Instant now) throws IOException {
        LocalDate earliest = report.days().earliestStart(now);
        LocalDate after = version.effectiveDate().plusDays(1);
        return new FollowDraft(version, earliest.isBefore(after) ? after : earliest, report, evidence).yaml();
    }

    private String yaml() throws IOException {
        Json.Obj next = NextVersion.draft(version, from);
        for (Vendor vendor : Vendor.of(version)) {
            for (SeenList list : report.lists(vendor.id())) {
                add(vendor, list);
                comment(vendor, list);
            }
        }
        report.questions().forEach(each -> ask(each.name() + ": " + each.text()));
        var all = new ArrayList<>(next.list("subprocessors"));
        all.addAll(added);
        Json.Obj drafted = next.with("subprocessors", new Json.Arr(all));
        return PolicyYaml.write(
                questions.isEmpty() ? drafted : drafted.with("questions", new Json.Arr(questions)), comments);
    }

    /// On which list of the vendor our entry rests.
    private void comment(Vendor vendor, SeenList list) {
        for (int i = 0; i < version.subprocessors().size(); i++) {
            if (version.subprocessors().get(i).id().equals(vendor.id())) {
                comments.computeIfAbsent("subprocessors[" + i + "]", _ -> new ArrayList<>())
                        .add(line("its own list, read at " + list.seenAt() + ": " + list.address()
                                + (list.effectiveDate() == null ? "" : ", in force from " + list.effectiveDate())
                                + ", SHA-256 of the answer " + list.hash().hex()));
            }
        }
    }

    private void ask(String question) {
        questions.add(Json.of(line(question)));
    }

    private void add(Vendor vendor, SeenList seen) throws IOException {
        Optional<Bytes> kept = seen.effectiveDate() == null ? Optional.empty() : evidence.content(seen.hash());
        if (kept.isEmpty() || !(StrangersJson.parse(kept.get().toArray()) instanceof Json.Obj read)) {
            return;
        }
        var list = new VendorList(read);
        Map<Json.Obj, LocalDate> candidates = new LinkedHashMap<>();
        list.subprocessors().stream()
                .filter(each -> !seen.first().contains(each.text("id")))
                .forEach(each -> candidates.put(each, VendorList.start(each, list.effectiveDate())));
        candidates.putAll(list.joining());
        candidates.forEach((each, start) -> {
            if (VendorList.isPerson(each) || PersonQuestions.perhaps(each)) {
                ask(vendor.name() + " adds a subprocessor that is or may be a sole trader, from " + start + ": look at "
                        + seen.address());
            } else if (names.add(VendorList.name(each).toLowerCase(Locale.ROOT))) {
                added.add(entry(vendor, each, start, list.list().text("language")));
            }
        });
    }

    /// @param language of the list, as it states it
    private Json entry(Vendor vendor, Json.Obj theirs, LocalDate start, String language) {
        String name = VendorList.name(theirs);
        String asked = line("? " + name + ": " + vendor.name() + " lists it from " + start
                + ". If it processes your customers' data, write its name alone, otherwise delete this entry");
        boolean legal = !theirs.text("legalName").isEmpty();
        String shown = theirs.text("displayName");
        String website = theirs.text("website");
        String country = theirs.text("country");
        return Json.object()
                .put("id", Slug.unique(Slug.of(vendor.id() + " " + name, WORDS, vendor.id()), ids))
                .put("parentId", vendor.id())
                .put(legal ? "legalName" : "displayName", asked)
                .putAll(
                        legal && !shown.isEmpty()
                                ? Map.of("displayName", Json.of(line(shown)))
                                : Map.<String, Json>of())
                .put("country", country.isEmpty() ? null : country)
                .put("website", StrictAddresses.isWebAddress(website) ? website : null)
                .put(
                        "engagements",
                        Json.array(theirs.objects("engagements"), each -> engagement(vendor, each, language)))
                .build();
    }

    private Json engagement(Vendor vendor, Json.Obj theirs, String language) {
        String purpose = theirs.text("purpose");
        String service = theirs.text("service").isEmpty() ? purpose : theirs.text("service");
        return Json.object()
                .put("id", Slug.of(theirs.text("id").isEmpty() ? purpose : theirs.text("id"), WORDS, "service"))
                .put("service", localized(service, language))
                .put("purpose", localized(purpose, language))
                .put("category", category(vendor))
                .put("locations", Json.array(theirs.objects("locations"), FollowDraft::location))
                .build();
    }

    private static Json location(Json.Obj theirs) {
        Json.Builder location = Json.object();
        Stream.of("country", "region", "unstated", "role").forEach(name -> location.put(name, theirs.get(name)));
        return location.build();
    }

    /// The text in its language; a question in our others.
    private Json localized(String text, String language) {
        Json.Builder texts = Json.object();
        for (Language ours : version.editions().keySet()) {
            boolean same = language.split("-", 2)[0].equalsIgnoreCase(ours.tag().split("-", 2)[0]);
            texts.put(ours.tag(), same ? line(text) : translated(line(text)));
        }
        return texts.build();
    }

    private static String translated(String text) {
        return new OpenQuestions.Asked("", "how is this said in this language?", List.of(), text).text();
    }

    private @Nullable String category(Vendor vendor) {
        return version.subprocessors().stream()
                .filter(each -> each.id().equals(vendor.id()))
                .flatMap(each -> each.engagements().stream())
                .map(each -> each.category())
                .findFirst()
                .orElseThrow()
                .stated();
    }

    private static String line(String words) {
        String line = Problem.line(words);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
