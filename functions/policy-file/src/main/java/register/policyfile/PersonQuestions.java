package register.policyfile;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.PersonalFields;
import register.policy.rules.PersonNames;
import register.policyfile.person.PersonSigns;
import register.policyfile.person.PersonWords;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// Asks the questions that keep natural persons' names out of permanent records: whether a subprocessor is a natural
/// person, and whether a word of a person's name elsewhere in the file means that person. Never repeats a name.
public final class PersonQuestions {
    private static final String PERSON = "naturalPerson";
    private static final String NAMESAKES = "namesakes";
    private static final String SUBPROCESSORS = "subprocessors";
    private static final String PEOPLE = "persons";
    private static final Set<String> OF_PEOPLE = Set.of("name", "email");
    private static final Set<String> PERSONAL = Stream.of(PersonalFields.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern WITHOUT_CAPITALS = Pattern.compile("[a-z0-9-]+|\\S+@\\S+|https?://\\S+");
    /// A mail address, web address or host, also within a sentence.
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:@|://|[\\p{L}0-9-]\\.[a-z]{2,})\\S*");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /// The minimum length of a name to look for within an address; shorter ones occur there by chance.
    private static final int RUN_TOGETHER = 6;

    /// A declared natural person.
    ///
    /// @param place of the subprocessor
    private record Person(String place, Set<String> surnames, PersonNames names) {}

    private final List<Problem> found = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    /// The surnames of all persons, including those with the answer that a word elsewhere means another person.
    private final Set<String> surnames = new HashSet<>();

    private PersonQuestions() {}

    /// @param content of a file, in any shape
    static List<Problem> of(Json content) {
        var questions = new PersonQuestions();
        List<Json> all = list(content, SUBPROCESSORS);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Json.Obj subprocessor) {
                questions.ask(subprocessor, PlacePaths.item(SUBPROCESSORS, i));
            }
        }
        List<Json> people = list(content, PEOPLE);
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i) instanceof Json.Obj named) {
                questions.known(named, PlacePaths.item(PEOPLE, i));
            }
        }
        if (!questions.persons.isEmpty()) {
            questions.seek(content, "");
        }
        TextNames.each(content, (path, name) -> {
            if (name.contains("@") || !questions.isKnown(name)) {
                questions.found.add(new Problem(path, "", TextNames.asked(path, name)));
            }
        });
        return List.copyOf(questions.found);
    }

    /// The content of a published version with every question answered in the negative, as its publisher has done.
    public static Json.Obj answered(Json.Obj content) {
        var all = new ArrayList<>(list(content, SUBPROCESSORS));
        var people = new ArrayList<>(list(content, PEOPLE));
        for (Problem question : of(content)) {
            for (int i = 0; i < all.size(); i++) {
                String place = PlacePaths.item(SUBPROCESSORS, i);
                if (question.path().equals(PlacePaths.below(place, PERSON))) {
                    all.set(i, ((Json.Obj) all.get(i)).with(PERSON, Json.of(false)));
                } else if (question.sentence().equals(namesake(place))) {
                    all.set(i, ((Json.Obj) all.get(i)).with(NAMESAKES, Json.of(true)));
                }
            }
            for (int i = 0; i < people.size(); i++) {
                if (question.sentence().equals(namesake(PlacePaths.item(PEOPLE, i)))) {
                    people.set(i, ((Json.Obj) people.get(i)).with(NAMESAKES, Json.of(true)));
                }
            }
        }
        Json.Obj listed = content.with(SUBPROCESSORS, new Json.Arr(all));
        return TextNames.answered(people.isEmpty() ? listed : listed.with(PEOPLE, new Json.Arr(people)));
    }

    /// The names and mailboxes in a file's texts that look like a person's, and are not confirmed to be none.
    public static Set<String> inTexts(Json content) {
        var names = new TreeSet<String>();
        TextNames.each(content, (_, name) -> names.add(name));
        return names;
    }

    /// True if a subprocessor is or may be a natural person: nothing permanent, such as an id, may be made of the name.
    public static boolean perhaps(Json.Obj subprocessor) {
        Json answer = subprocessor.get(PERSON);
        return answer == null ? sign(subprocessor).isPresent() : answer == Json.Bool.TRUE;
    }

    /// True if a name states a sole trader's form that is not a company's, and so is a legal name.
    public static boolean isTraders(String name) {
        return PersonSigns.haveForm(name);
    }

    private static List<Json> list(Json content, String name) {
        return content instanceof Json.Obj root ? root.list(name) : List.of();
    }

    /// Adds a person whom the texts name by a placeholder.
    private void known(Json.Obj named, String place) {
        String name = text(named.get("name"));
        if (name == null) {
            return;
        }
        var own = PersonSigns.surnames(name);
        surnames.addAll(own);
        if (named.get(NAMESAKES) != Json.Bool.TRUE) {
            var personal = Json.object().put("name", name).put("email", named.get("email"));
            persons.add(new Person(place, own, PersonNames.of(personal.build())));
        }
    }

    private void ask(Json.Obj subprocessor, String place) {
        Json answer = subprocessor.get(PERSON);
        if (answer == Json.Bool.TRUE) {
            surnames.addAll(surnames(subprocessor));
        }
        if (answer == Json.Bool.TRUE && subprocessor.get(NAMESAKES) != Json.Bool.TRUE) {
            persons.add(new Person(place, surnames(subprocessor), PersonNames.of(personal(subprocessor))));
        } else if (answer == null && subprocessor.get("person") == null) {
            sign(subprocessor)
                    .ifPresent(why -> found.add(
                            new Problem(PlacePaths.below(place, PERSON), "", FileWords.say("person-asked", why))));
        }
    }

    private static Optional<Sentence> sign(Json.Obj subprocessor) {
        String legal = text(subprocessor.get("legalName"));
        String shown = text(subprocessor.get("displayName"));
        if (legal == null) {
            return shown == null ? Optional.empty() : PersonSigns.in(shown);
        }
        Optional<Sentence> sign = PersonSigns.in(legal);
        return sign.isPresent() || shown == null || PersonSigns.isCompanys(legal) ? sign : PersonSigns.in(shown);
    }

    /// The value as text; null if it is an open question.
    private static @Nullable String text(@Nullable Json value) {
        return value instanceof Json.Str(String text) && !OpenQuestions.isOne(text) ? text : null;
    }

    private static Set<String> surnames(Json.Obj subprocessor) {
        var surnames = new HashSet<String>();
        Stream.of("legalName", "displayName").forEach(field -> {
            String name = text(subprocessor.get(field));
            if (name != null
                    && (field.equals("legalName") || PersonSigns.in(name).isPresent())) {
                surnames.addAll(PersonSigns.surnames(name));
            }
        });
        return surnames;
    }

    private static Json.Obj personal(Json.Obj subprocessor) {
        var members = new TreeMap<>(subprocessor.members());
        members.keySet().retainAll(PERSONAL);
        return new Json.Obj(members);
    }

    private void seek(Json value, String path) {
        switch (value) {
            case Json.Obj object -> {
                boolean erasable = object.get(PERSON) == Json.Bool.TRUE;
                object.members().forEach((name, member) -> {
                    // A natural person's fields are stored outside the chain.
                    boolean beside = path.startsWith(PEOPLE + "[")
                            ? OF_PEOPLE.contains(name)
                            : erasable && PERSONAL.contains(name);
                    if (!beside && !name.equals(TextNames.STAY)) {
                        seek(member, PlacePaths.below(path, Problem.printable(name)));
                    }
                });
            }
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    seek(array.items().get(i), PlacePaths.item(path, i));
                }
            }
            case Json.Str(String text) -> seekIn(text, path);
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    /// True if the name is a known person's, so it has already been asked about, answered or refused.
    private boolean isKnown(String name) {
        return hasSurname(name, surnames);
    }

    private void seekIn(String text, String path) {
        for (Person person : persons) {
            // The person's full name is refused, whatever the answer.
            if (hasSurname(text, person.surnames()) && !person.names().in(text)) {
                found.add(new Problem(path, "", namesake(person.place())));
                return;
            }
        }
    }

    private static Sentence namesake(String place) {
        return FileWords.say("namesake", Sentence.at(place));
    }

    private static boolean hasSurname(String text, Set<String> surnames) {
        boolean plain = WITHOUT_CAPITALS.matcher(text).matches();
        return SPACE.splitAsStream(text)
                .anyMatch(word -> isSurname(word, plain || ADDRESS.matcher(word).matches(), surnames));
    }

    private static boolean isSurname(String some, boolean address, Set<String> surnames) {
        return surnames.stream()
                .anyMatch(name -> PersonWords.of(some, !address).anyMatch(word -> PersonWords.isName(word, name))
                        || (address && name.length() >= RUN_TOGETHER && PersonWords.isWithin(some, name)));
    }
}
