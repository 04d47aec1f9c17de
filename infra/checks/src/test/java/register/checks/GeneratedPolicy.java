package register.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.rules.DataTerms;
import register.policyfile.PersonQuestions;
import register.value.Language;
import register.words.Places;

/// Contents of policy files, generated from the schema, so that a new member is covered automatically. Rules that the
/// schema cannot express, such as unique ids, are stated here.
final class GeneratedPolicy {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu", "Pacific/Pago_Pago");
    private static final String PERSON = "subprocessor.naturalPerson";

    private final Random random;
    private final List<Language> languages;
    private final String slug;
    private final LocalDate date;
    private final String zone;
    private final Dpa dpa;
    /// Members that are not stated.
    private final Set<String> without;
    /// True if all others are filled.
    private final boolean full;

    private final Map<String, Json> features = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private int groups;
    private int named;
    private boolean isPerson;
    private int count;

    /// The company's DPA, beside the file.
    record Dpa(String name, String sha256) {}

    /// @param zone in which days begin; the same in all versions of a policy
    /// @param left a member that is omitted while all others are stated; null to state each at random
    GeneratedPolicy(
            Random random,
            List<Language> languages,
            String slug,
            LocalDate date,
            String zone,
            Dpa dpa,
            @Nullable String left) {
        this.random = random;
        this.languages = languages;
        this.slug = slug;
        this.date = date;
        this.zone = zone;
        this.dpa = dpa;
        this.without = SchemaMembers.needing(left);
        this.full = left != null;
        // No address occurs in another version too.
        this.count = random.nextInt(1_000_000);
    }

    /// A policy without questions about persons' names.
    Json.Obj content() {
        while (true) {
            ids.clear();
            features.clear();
            groups = 0;
            named = 0;
            Json.Obj content = SoundFile.made((Json.Obj) value(SchemaMembers.Place.ROOT, 0), random);
            if (PersonQuestions.answered(content).equals(content)) {
                return content;
            }
        }
    }

    private Json value(SchemaMembers.Place place, int index) {
        Json own = own(place);
        if (own != null) {
            return own;
        }
        Json.Obj node = place.node();
        if (place.isByLanguage()) {
            var texts = new TreeMap<String, Json>();
            for (Language language : languages) {
                Letters letters = new Letters(random, language);
                SchemaMembers.Place inner = place.member(language.tag());
                texts.put(
                        language.tag(),
                        inner.members().isEmpty() ? Json.of(text(letters, inner.kind())) : edition(inner, letters));
            }
            return new Json.Obj(texts);
        }
        return switch (place.kind()) {
            case "line", "text" -> Json.of(text(new Letters(random, languages.getFirst()), place.kind()));
            case "webAddress" ->
                Json.of("https://h" + ++count + "x.example/" + any(List.of("", "a%C3%A4/?q=1&r=2#f", "list")));
            case "mailAddress" ->
                Json.of("r" + ++count + any(List.of("x", "x+tag", "x.team")) + "@m" + count + "x.example");
            case "country" -> Json.of(any(List.of(Locale.getISOCountries())));
            case "region" -> Json.of(any(List.of(any(Places.REGIONS), any(Places.ALIKE), "ZX-9", "DE")));
            case "date" -> Json.of(date.plusDays(random.nextInt(400)).toString());
            case "timeZone" -> Json.of(any(ZONES));
            case "local-date-time" ->
                Json.of(date.minusDays(5 + random.nextInt(20)) + any(List.of("T23:59", "T12:00")));
            case "personal-data-term" ->
                Json.of(any(DataTerms.PERSONAL_DATA.labels().keySet()));
            case "data-subject-term" ->
                Json.of(any(DataTerms.DATA_SUBJECTS.labels().keySet()));
            case "pdf-name" -> Json.of(dpa.name());
            case "sha256" -> Json.of(dpa.sha256());
            case "boolean" -> Json.of(random.nextBoolean());
            case "integer" ->
                Json.of(number(node, "minimum")
                        + random.nextInt(number(node, "maximum") - number(node, "minimum") + 1));
            case "enum" -> any(((Json.Arr) required(node, "enum")).items());
            case "category" -> any(((Json.Arr) required(node, "examples")).items());
            case "const" -> required(node, "const");
            case "array" -> array(place);
            default -> {
                if (place.members().isEmpty()) {
                    throw new AssertionError("say how a " + place.kind() + " is made: " + place.name());
                }
                yield object(place, index);
            }
        };
    }

    /// Values that must match another place in the file, or are given.
    private @Nullable Json own(SchemaMembers.Place place) {
        return switch (place.name()) {
            case "policy" -> Json.of(slug);
            case "effectiveDate" -> Json.of(date.toString());
            case "timeZone" -> Json.of(zone);
            case "authoritativeLanguage" -> Json.of(any(languages).tag());
            case "subprocessor.id" -> {
                ids.add(free("s"));
                yield Json.of(ids.getLast());
            }
            case "group.id" -> Json.of("g" + groups++);
            case "namedPerson.id" -> Json.of("d" + named++);
            case "namedPerson.name" -> Json.of(personsName());
            case "engagement.id" -> Json.of("e" + ++count);
            case "subprocessor.parentId" ->
                Json.of(ids.size() < 2 ? ids.getLast() : ids.get(random.nextInt(ids.size() - 1)));
            case "feature.id" -> Json.of("f" + random.nextInt(3));
            default -> null;
        };
    }

    /// The same few in all versions, so that they change.
    private String free(String letter) {
        String id;
        do {
            id = letter + random.nextInt(7);
        } while (ids.contains(id));
        return id;
    }

    private Json object(SchemaMembers.Place place, int index) {
        var members = new TreeMap<String, Json>();
        boolean wasPerson = isPerson;
        if (place.kind().equals("subprocessor")) {
            isPerson = stated(PERSON) && (full ? index == 1 : random.nextInt(4) == 0);
        }
        for (String member : chosen(place, index)) {
            members.put(member, value(place.member(member), 0));
        }
        if (place.kind().equals("subprocessor")) {
            if (isPerson) {
                name(members);
            }
            isPerson = wasPerson;
        } else if (place.kind().equals("identifier")) {
            return Identifiers.any(random);
        } else if (place.kind().equals("feature")) {
            return features.computeIfAbsent(String.valueOf(members.get("id")), _ -> new Json.Obj(members));
        } else if (place.kind().equals("transfer") && members.containsKey("module")) {
            members.put("mechanism", Json.of("scc"));
        } else if (Json.of("dpf").equals(members.get("mechanism"))) {
            members.put("to", Json.of("US"));
        }
        return new Json.Obj(members);
    }

    /// It occurs nowhere else.
    private String personsName() {
        Letters letters = new Letters(random, new Language("en"));
        return "Q" + letters.word(12) + "qo Y" + letters.word(12) + "xo";
    }

    private void name(Map<String, Json> members) {
        String name = personsName();
        if (members.containsKey("displayName")) {
            members.put("displayName", Json.of(name));
        }
        if (members.containsKey("legalName") || !members.containsKey("displayName")) {
            members.put("legalName", Json.of(name));
        }
        // A short address might occur in other words by chance.
        members.computeIfPresent("address", (_, _) -> Json.of(personsName()));
        members.put("naturalPerson", Json.of(true));
    }

    private List<String> chosen(SchemaMembers.Place place, int index) {
        var chosen = new ArrayList<String>();
        List<List<String>> one = open(place, place.alternatives("oneOf"));
        List<String> taken =
                one.isEmpty() ? List.of() : one.get(full ? index % one.size() : random.nextInt(one.size()));
        Set<String> others = new HashSet<>();
        one.stream().filter(names -> !names.equals(taken)).forEach(others::addAll);
        for (String member : place.members()) {
            String name = place.join(member);
            boolean persons = name.equals(PERSON) || name.equals("subprocessor.namesakes");
            boolean must = place.required().contains(member)
                    || taken.contains(member)
                    || (Set.of("timeZone", "engagement.category").contains(name) && stated(name));
            boolean may = stated(name)
                    && !others.contains(member)
                    && (!persons || isPerson)
                    && (full || random.nextBoolean());
            if (must || may) {
                chosen.add(member);
            }
        }
        List<List<String>> some = open(place, place.alternatives("anyOf"));
        if (!some.isEmpty() && some.stream().noneMatch(chosen::containsAll)) {
            chosen.addAll(some.get(random.nextInt(some.size())));
        }
        if (chosen.size() < number(place.node(), "minProperties")) {
            chosen.add(place.members().stream()
                    .filter(member -> stated(place.join(member)))
                    .findFirst()
                    .orElseThrow());
        }
        SchemaMembers.object(place.node(), "dependentRequired").members().forEach((member, needed) -> {
            for (Json each : ((Json.Arr) needed).items()) {
                String other = ((Json.Str) each).value();
                if (chosen.contains(member) && !chosen.contains(other)) {
                    chosen.add(other);
                }
            }
        });
        return chosen;
    }

    private List<List<String>> open(SchemaMembers.Place place, List<List<String>> alternatives) {
        return alternatives.stream()
                .filter(names -> names.stream().allMatch(name -> stated(place.join(name))))
                .toList();
    }

    private boolean stated(String name) {
        return !without.contains(name);
    }

    private Json array(SchemaMembers.Place place) {
        int least = number(place.node(), "minItems");
        int size = full ? Math.max(2, place.item().alternatives("oneOf").size()) : least + random.nextInt(3);
        return Json.array(
                IntStream.range(0, size).mapToObj(at -> value(place.item(), at)).toList());
    }

    private Json edition(SchemaMembers.Place place, Letters letters) {
        var members = new TreeMap<>(((Json.Obj) object(place, 0)).members());
        members.replaceAll((name, value) -> inLetters(place.member(name), value, letters));
        return new Json.Obj(members);
    }

    /// Texts of an edition are in its letters.
    private Json inLetters(SchemaMembers.Place place, Json value, Letters letters) {
        return switch (value) {
            case Json.Obj object -> {
                var members = new TreeMap<>(object.members());
                members.replaceAll((name, inner) -> inLetters(place.member(name), inner, letters));
                yield new Json.Obj(members);
            }
            case Json.Arr array ->
                Json.array(array.items().stream()
                        .map(item -> inLetters(place.item(), item, letters))
                        .toList());
            case Json.Str _ when Set.of("line", "text").contains(place.kind()) -> Json.of(text(letters, place.kind()));
            default -> value;
        };
    }

    private String text(Letters letters, String kind) {
        return letters.text(kind.equals("line") ? 5 : random.nextInt(15) == 0 ? 400 : 12);
    }

    private static Json required(Json.Obj node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private static int number(Json.Obj node, String name) {
        return node.get(name) instanceof Json.Num number ? (int) number.value() : 0;
    }

    private <T> T any(Collection<T> of) {
        return List.copyOf(of).get(random.nextInt(of.size()));
    }
}
